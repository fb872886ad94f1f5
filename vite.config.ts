import { defineConfig } from 'vite'

const pages = {
  home: 'kiosk/console/home.html',
  console: 'kiosk/console/console.html',
  board: 'board/board.html',
  kiosk: 'kiosk/kiosk.html',
  idea: 'kiosk/phone/idea.html',
  team: 'kiosk/phone/team.html',
}

export default defineConfig({
  appType: 'mpa',
  publicDir: 'shared/look/public',
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  define: { __BUILD__: JSON.stringify(process.env['BUILD_ID'] ?? 'dev') },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: { input: pages },
  },
})
