import './pairing-page.css'
import { useEffect, useState } from 'preact/hooks'
import { common, pairing } from '../words/en.ts'
import type { Device } from './keep.ts'
import { isOnlyHere } from './only-here.ts'
import { mark, useTheme } from './page.ts'
import type { Showing, Start } from './pair.ts'
import { Qr } from './qr.tsx'

const useSecondsUntil = (until: number) => {
  const [now, tick] = useState(() => performance.now())
  useEffect(() => {
    tick(performance.now())
    const ticking = setInterval(() => tick(performance.now()), 1_000)
    return () => clearInterval(ticking)
  }, [until])
  return Math.max(0, Math.ceil((until - now) / 1_000))
}

const Mark = () => (
  <svg data-part="mark" viewBox="0 0 32 32" aria-hidden="true">
    <circle cx="16" cy="16" r="15" />
    <path d="M6 18c5-8 11 6 20-4" />
    <ellipse cx="11" cy="9" rx="3.6" ry="2.2" transform="rotate(-35 11 9)" />
  </svg>
)

const Countdown = ({ until, expiresIn }: { until: number; expiresIn: number }) => {
  const seconds = useSecondsUntil(until)
  const left = { '--left': Math.min(1, seconds / expiresIn) }
  return (
    <p data-part="countdown" style={left} role="timer">
      {pairing.newCodeIn(Math.floor(seconds / 60), seconds % 60)}
    </p>
  )
}

/** One cell a letter: W and I take the same room, so every code has the same size. */
const Code = ({ code }: { code: string }) => (
  <output data-name="code" data-value={code} aria-label={[...code].join(' ')}>
    {code.split('-').map((group, n) => (
      <span data-part="group" key={n}>
        {n > 0 && <span data-part="hyphen">-</span>}
        {[...group].map((letter, at) => (
          <span data-part="letter" key={at}>
            {letter}
          </span>
        ))}
      </span>
    ))}
  </output>
)

/** The console's address as people type it. */
const consoleOf = (verifyUrl: string) => `${new URL(verifyUrl, location.href).host}/console`

const HowTo = ({ start }: { start: Start }) => {
  const link = new URL(start.verifyUrl, location.href).href
  return (
    <div data-part="how">
      <ol>
        <li>
          <span>
            {pairing.open} <b>{consoleOf(start.verifyUrl)}</b>
          </span>
        </li>
        <li>{pairing.choose}</li>
        <li>{pairing.type}</li>
      </ol>
      <div data-part="phrase">
        <p>{pairing.phrase}</p>
        <p data-name="phrase" data-value={start.phrase}>
          {start.phrase}
        </p>
      </div>
      <div data-part="scan">
        <Qr text={link} label={pairing.qr} />
        <p>{isOnlyHere(link) ? pairing.scanNot : pairing.scan}</p>
      </div>
    </div>
  )
}

const Pause = ({ step, onAgain }: { step: Exclude<Showing['step'], 'code'>; onAgain: () => void }) => {
  if (step === 'starting') return <p data-part="pause">{pairing.starting}</p>
  if (step === 'unreachable') return <p data-part="pause">{pairing.unreachableHelp(location.host)}</p>
  return (
    <div data-part="pause">
      <p>{pairing.restingHelp}</p>
      <button type="button" data-action="start-again" onClick={onAgain}>
        {pairing.startAgain}
      </button>
    </div>
  )
}

const headline = ({ kind, removed, showing: { step } }: Pick<Props, 'kind' | 'removed' | 'showing'>) => {
  if (step === 'unreachable') return pairing.unreachable
  if (step === 'resting') return pairing.resting
  return removed ? pairing.removed : pairing.waiting[kind]
}

interface Props {
  kind: Device['kind']
  /** Whether it was paired before and a lead took it away. */
  removed: boolean
  showing: Showing
  onAgain: () => void
}

/** The front page of a screen that belongs to nobody yet. */
export const PairingPage = ({ kind, removed, showing, onAgain }: Props) => {
  useTheme()
  const connection = showing.step === 'unreachable' ? 'offline' : 'live'
  useEffect(() => mark({ connection, seq: 0 }), [connection])
  return (
    <main class="pairing-page" data-step={showing.step}>
      <div data-part="page">
        <header>
          <Mark />
          <p data-part="product">{common.product}</p>
          <p>{pairing.kinds[kind]}</p>
          {showing.step === 'code' && <Countdown until={showing.until} expiresIn={showing.start.expiresIn} />}
        </header>
        <h1>
          {headline({ kind, removed, showing })}
          {removed && showing.step === 'code' && <span data-part="again"> {pairing.again}</span>}
        </h1>
        {showing.step === 'code' ? (
          <>
            <Code code={showing.start.userCode} />
            <HowTo start={showing.start} />
          </>
        ) : (
          <Pause step={showing.step} onAgain={onAgain} />
        )}
      </div>
    </main>
  )
}
