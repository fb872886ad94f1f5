import './marble.css'

/** A small glass marble: clear for what is still to come. */
export const Marble = ({ clear }: { clear?: boolean }) => (
  <svg class="marble" viewBox="0 0 32 32" data-clear={clear} aria-hidden="true">
    <circle cx="16" cy="16" r="14" />
    <path d="M7 18c5-8 10 6 18-4" />
    <ellipse cx="11.5" cy="9.5" rx="3.6" ry="2.2" transform="rotate(-35 11.5 9.5)" />
  </svg>
)
