import { Pages } from './pages.tsx'

/** What will appear in an empty panel, and how to make it appear. */
export const Hint = ({ text }: { text: string }) => (
  <Pages content={text} least={1} quiet>
    <li>{text}</li>
  </Pages>
)
