import { createHash } from 'node:crypto'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig, type Plugin } from 'vite'
import { board as words } from './shared/words/en.ts'
import { jsonAlone, noColourMixing, usedOnly } from './vite.libraries.ts'
import { isNode, type Node, partsOf, recut } from './vite.source.ts'
import { squeezed } from './vite.squeezed.ts'

const here = import.meta.dirname

const pages = {
  home: 'kiosk/console/home.html',
  console: 'kiosk/console/console.html',
  api: 'kiosk/console/api.html',
  board: 'board/board.html',
  kiosk: 'kiosk/kiosk.html',
  idea: 'kiosk/phone/idea.html',
  team: 'kiosk/phone/team.html',
}

const input = Object.fromEntries(
  Object.entries({ ...pages, worker: 'shared/look/worker.ts' }).map(([name, path]) => [
    name,
    join(here, path),
  ]),
)

/** Pages that must come up after a power cut without a server. */
const onWall = { '/board': pages.board, '/kiosk': pages.kiosk }

const sources = [
  'vite.*.ts',
  'package-lock.json',
  '{board,kiosk,shared}/**/*.{ts,tsx,css,html,svg,webmanifest}',
]

/** A name for what is built: the same sources give the same name, on every machine. */
const buildOf = () => {
  const hash = createHash('sha256')
  const paths = sources.flatMap(pattern => globSync(pattern, { cwd: here })).sort()
  for (const path of paths) hash.update(path).update(readFileSync(join(here, path)))
  return hash.digest('hex').slice(0, 12)
}

type Built = Parameters<Extract<Plugin['writeBundle'], (...args: never) => unknown>>[1]
const textOf = (file: Built[string]) => {
  if (file.type === 'chunk') return file.code
  return typeof file.source === 'string' ? file.source : Buffer.from(file.source).toString('latin1')
}

/** A page's own script first, then every file that it, its styles or its scripts name, lazily loaded ones too. */
const filesOf = (html: string, built: Built) => {
  const text = built[html] ? textOf(built[html]) : ''
  const found = new Set(/src="\/(assets\/[^"]+\.js)"/.exec(text)?.slice(1))
  const all = Object.keys(built).filter(name => name.startsWith('assets/'))
  const search = (from: string) => {
    for (const name of all) {
      if (found.has(name) || !from.includes(name.slice('assets/'.length))) continue
      found.add(name)
      search(textOf(built[name]!))
    }
  }
  for (const name of [...found]) search(textOf(built[name]!))
  search(text)
  return [...found].map(name => `/${name}`)
}

/** Writes `build.json` for the server and tells the service worker which files each wall page needs. */
const walls = (build: string): Plugin => ({
  name: 'walls',
  apply: 'build',
  enforce: 'post',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'build.json', source: JSON.stringify({ build }) })
  },
  // Only when all is written does each script name the styles that it loads with its parts.
  writeBundle({ dir = 'dist' }, built) {
    const files = Object.entries(onWall).map(([path, html]) => [path, filesOf(html, built)])
    const worker = join(dir, 'worker.js')
    const code = readFileSync(worker, 'utf8')
    writeFileSync(worker, code.replace('__FILES__', JSON.stringify(Object.fromEntries(files))))
  },
})

/**
 * Layers take their order from where they are first named, which is whichever sheet a page happens to import first.
 * So every sheet names them all.
 */
const layersInOrder: Plugin = {
  name: 'layers-in-order',
  enforce: 'pre',
  transform(code, id) {
    return id.endsWith('.css') ? `@layer reset, tokens, parts, panels;\n${code}` : undefined
  },
}

/** Pages fold what the server has checked; the checks themselves, a third of their weight, stay at home. */
const noSchemas: Plugin = {
  name: 'no-schemas',
  apply: 'build',
  enforce: 'pre',
  resolveId: id => (id === 'typebox' ? '\0no-schemas' : undefined),
  load: id =>
    id === '\0no-schemas' ? 'export const Type = new Proxy({}, { get: () => () => ({}) })' : undefined,
  // A schema that nothing on a page refers to may go altogether.
  transform: (code, id) =>
    /\/shared\/[\w-]+\.ts$/.test(id)
      ? code.replace(/(?<![.\w])(?:Type\.\w+|oneOf)(?=[(<])/g, '/* @__PURE__ */ $&')
      : undefined,
}

/** What `.on(name, declaration, apply)` declares, wherever it stands in a subject. */
const declarationsIn = (node: Node): Node[] => {
  const inside = partsOf(node).flatMap(declarationsIn)
  if (node.type !== 'CallExpression' || !('arguments' in node) || !Array.isArray(node.arguments))
    return inside
  const [name, declared, applied] = node.arguments.filter(isNode)
  const isOurs = name?.type === 'Literal' && declared?.type === 'ObjectExpression' && applied
  return isOurs ? [...inside, declared] : inside
}

/** Who may write an event, what it must be and what a wall may see of it is asked on the server; a page only applies it. */
const appliedOnly: Plugin = {
  name: 'applied-only',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/shared\/[\w-]+\.ts$/.test(id) || !/ = subject[<(]/.test(code)) return undefined
    const declarations = declarationsIn(this.parse(code, { lang: 'ts' }))
    return recut(
      code,
      declarations.map(({ start, end }) => ({ start, end, text: '{ body: {} }' })),
    )
  },
}

/** A page shows the sentence that came with a refusal; of the list it needs the codes. */
const codesAlone: Plugin = {
  name: 'codes-alone',
  apply: 'build',
  enforce: 'pre',
  transform: (code, id) =>
    id.endsWith('/shared/refusals.ts')
      ? code.replace(/(\[\s*\d{3},\s*)'(?:[^'\\]|\\.)*'/g, "$1''")
      : undefined,
}

const WORDS = /\/shared\/words\/\w+\.ts(?:\?only=(\w+))?$/

/** Every name that stands in a part of a source, but for those of properties. */
const namesIn = (node: Node): string[] => {
  if ('name' in node && typeof node.name === 'string') return [node.name]
  const [first, ...others] = partsOf(node)
  if (!first) return []
  const isPlain = 'computed' in node && !node.computed
  if (isPlain && node.type === 'MemberExpression') return namesIn(first)
  return (isPlain && node.type === 'Property' ? others : [first, ...others]).flatMap(namesIn)
}
const nameOf = (statement: Node): string | undefined => {
  const [declared] = partsOf(statement)
  if (statement.type === 'ExportNamedDeclaration' && declared) return nameOf(declared)
  return statement.type === 'VariableDeclaration' ? namesIn(statement)[0] : undefined
}

/** A language is one file, but a phone need not carry the sentences of the desk: every page gets its own part of it. */
const wordsApart: Plugin = {
  name: 'words-apart',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    const [isWords, only] = WORDS.exec(id) ?? []
    if (!isWords) return undefined
    if (!only)
      return [...code.matchAll(/^export const (\w+)/gm)]
        .map(([, name]) => `export { ${name} } from '${id}?only=${name}'`)
        .join('\n')
    const statements: readonly Node[] = this.parse(code, { lang: 'ts' }).body
    const wanted = new Set([only])
    // A set takes what is added while it is walked through.
    for (const name of wanted)
      for (const one of statements.filter(one => nameOf(one) === name))
        for (const used of namesIn(one)) wanted.add(used)
    const others = statements.filter(one => !wanted.has(nameOf(one) ?? only))
    const cuts = others.map(({ start, end }) => ({ start, end, text: '' }))
    return { code: recut(code, cuts), moduleSideEffects: false }
  },
}

const STYLES = /^ *<link rel="stylesheet".*\n/gm
const SCRIPT = /^ *<script/m

/** What is painted first is asked for first: the styles. */
const stylesFirst: Plugin = {
  name: 'styles-first',
  transformIndexHtml: {
    order: 'post',
    handler: html =>
      SCRIPT.test(html)
        ? html.replace(STYLES, '').replace(SCRIPT, script => [...(html.match(STYLES) ?? []), script].join(''))
        : html,
  },
}

/** A wall that is switched on says what it is before its scripts have come; the first of them finds the same and takes over. */
const firstWords: Plugin = {
  name: 'first-words',
  transformIndexHtml: (html, { path }) =>
    path.endsWith(pages.board)
      ? html.replace(
          '<body></body>',
          `<body><main class="waiting"><h1>${words.title}</h1><p>${words.fetching}</p></main></body>`,
        )
      : undefined,
}

export default defineConfig(({ command }) => {
  const build = command === 'build' ? (process.env['BUILD_ID'] ?? buildOf()) : 'dev'
  return {
    root: here,
    appType: 'mpa',
    publicDir: 'shared/look/public',
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    define: { __BUILD__: JSON.stringify(build) },
    plugins: [
      ...[
        layersInOrder,
        noSchemas,
        appliedOnly,
        codesAlone,
        jsonAlone,
        noColourMixing,
        usedOnly,
        wordsApart,
        firstWords,
        stylesFirst,
      ],
      walls(build),
      squeezed,
    ],
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      target: 'es2023',
      manifest: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: {
        input,
        // Kinds of axes that no chart of ours has read a constant as they are defined; that keeps them from being left out.
        treeshake: { propertyReadSideEffects: false },
        checks: { pluginTimings: false },
        output: {
          // What is always wanted together comes together; small files of their own weigh more. A new panel needs no line here.
          codeSplitting: {
            includeDependenciesRecursively: false,
            groups: [
              {
                name: 'measuring',
                test: /shared\/(spc\/|measuring\.ts|sentence\.ts)|board\/about-measures\.ts/,
              },
              { name: 'drawing', test: /shared\/look\/(spc-\w+|ink|chart)\.tsx?$/ },
              {
                name: 'page',
                test: /node_modules\/preact\/|shared\/(days|shifts|voices|subject|look\/(page|theme|offline|renew|fallen|tokens|base))\.(tsx?|css)$|only=common$|no-schemas/,
              },
              {
                name: 'state',
                test: /shared\/(team|work|work-(kind|record|settings)|measures|measure-(settings|history)|readings|daily-count|ideas|help|jar|flow|notices|organisation|subjects|state|follow|look\/(line|frame|hearing|device|keep|pairing|awake|only-here))\.tsx?$|node_modules\/idb\/|preload-helper|only=onlyHere$/,
              },
              {
                name: 'panels',
                test: /board\/(panels\/([\w-]+)\/(\2|cross)|panels\/panels|panel|scene|week|ranked|chosen-\w+)\.ts$|shared\/(look\/later|periods|cadence|gaps)\.ts|only=(board|measuring|workingFirst)$/,
              },
              {
                name: 'parts',
                test: /board\/(hint|fit|fitted|figure|pages|by-pages|room|as-fits)\.(tsx?|css)$/,
              },
              { name: 'lists', test: /board\/(ranked\.tsx|panels\/(answered|ideas|notice|pareto)\/)/ },
              {
                name: 'measures',
                test: /board\/(run-of-points|weight|panels\/(measure|summary|matrix|days-since|mood|safety-cross)\/)/,
              },
              { name: 'standing', test: /shared\/look\/standing\.tsx$|only=working$/ },
              {
                name: 'works',
                test: /board\/(working|said-of-work|about-work|panels\/(work|hours|reasons|flow|help)\/)/,
              },
            ],
          },
          entryFileNames: ({ name }) => (name === 'worker' ? 'worker.js' : 'assets/[name]-[hash].js'),
        },
      },
    },
  }
})
