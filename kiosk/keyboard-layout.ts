/** Which keys come next: a capital is for one letter, figures stay until letters are asked for. */
export const nextLayout = (now: string, key: string) => {
  if (key === '{shift}') return now === 'shift' ? 'default' : 'shift'
  if (key === '{numbers}') return 'numbers'
  if (key === '{letters}') return 'default'
  if (key === '.' || key === '?' || key === '!') return now === 'numbers' ? now : 'shift'
  const stays = now === 'numbers' || key === '{space}' || key === '{bksp}'
  return stays ? now : 'default'
}
