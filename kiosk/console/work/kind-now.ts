import { workingDesk } from '../../../shared/words/en.ts'
import type { Break, WorkSettings } from '../../../shared/work-settings.ts'

const { form: says } = workingDesk

/** When nothing falls due: 10:00–10:15, 12:30–13:00. */
export const breaksNow = (breaks: readonly Break[]) =>
  breaks.map(({ from, to }) => says.breakNow(from, to)).join(', ') || says.noBreaks

/** How often somebody looks whether it fell short, and of how many reasons they choose. */
export const shortNow = ({
  bucket,
  reasons,
}: {
  bucket: WorkSettings['bucket']
  reasons: readonly unknown[]
}) => says.shortNow(says.bucketWord[bucket], reasons.length)

/** Who is told when it falls behind. */
export const toldNow = (names: readonly string[]) => names.join(', ') || says.tellNobody
