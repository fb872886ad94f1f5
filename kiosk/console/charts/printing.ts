import { useEffect } from 'preact/hooks'

/** Paper is light: while a page is printed it is day, whatever the hour. */
export const useDaylight = () => {
  useEffect(() => {
    const root = document.documentElement
    let was: string | undefined
    const before = () => {
      was = root.dataset['theme']
      root.dataset['theme'] = 'light'
    }
    const after = () => {
      if (was !== undefined) root.dataset['theme'] = was
    }
    addEventListener('beforeprint', before)
    addEventListener('afterprint', after)
    return () => {
      removeEventListener('beforeprint', before)
      removeEventListener('afterprint', after)
    }
  }, [])
}
