import './seconds-left.css'

/** Counts down in a place that does not move, so that nothing beside it does. */
export const SecondsLeft = ({ of }: { of: number }) => <b class="seconds-left">{of}</b>
