import { globSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { refusals } from '../shared/refusals.ts'

const rooms = ['shared', 'server', 'board', 'kiosk']
const files = (glob: string) => globSync(rooms.map(room => `${room}/**/${glob}`)).sort()
const code = files('*.{ts,tsx}')
const sheets = files('*.css')
const text = (file: string) => readFileSync(file, 'utf8')
const lines = (file: string) => text(file).split('\n').length
/** What a file does, without what it says about it. */
const bare = (file: string) =>
  text(file)
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|\s)\/\/.*$/gm, '')

/** Which room may import from which. board/panels/panels.ts is the one window between board and kiosk. */
const mayImport: Record<string, RegExp> = {
  'shared/look': /^shared\//,
  shared: /^shared(?!\/look)\//,
  server: /^(server|shared(?!\/look))\//,
  board: /^(board|shared)\//,
  'kiosk/console': /^(kiosk|shared)\/|^board\/panels\/panels\.ts$/,
  kiosk: /^(kiosk|shared)\//,
}
const roomOf = (file: string) => Object.keys(mayImport).find(room => file.startsWith(`${room}/`))!
const imports = (file: string) =>
  [...bare(file).matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map(found =>
    join(dirname(file), found[1]!),
  )

describe('rooms', () => {
  test('import only from rooms they may', () => {
    const strays = code.flatMap(file =>
      imports(file)
        .filter(to => !mayImport[roomOf(file)]!.test(to))
        .map(to => `${file} imports ${to}`),
    )
    expect(strays).toEqual([])
  })

  test('import no file that imports them', () => {
    const graph = new Map(
      code.map(file => [file, imports(file).filter(to => code.includes(to) && !isTypeOnly(file, to))]),
    )
    const done = new Set<string>()
    const circles: string[] = []
    const walk = (file: string, path: readonly string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
      if (path.includes(file) || done.has(file)) return
      for (const to of graph.get(file) ?? []) walk(to, [...path, file])
      done.add(file)
    }
    for (const file of code) walk(file, [])
    expect(circles).toEqual([])
  })
})

const isTypeOnly = (file: string, to: string) => {
  const wanted = [...bare(file).matchAll(/import\s+(type\s)?[^;'"]*?from\s*'(\.[^']+)'/g)].filter(
    ([, , path]) => join(dirname(file), path!) === to,
  )
  return wanted.length > 0 && wanted.every(([, type]) => type)
}

describe('what is added', () => {
  const foldersIn = (room: string) =>
    [
      ...new Set(
        files('*')
          .filter(file => file.startsWith(`${room}/`))
          .map(file => file.slice(room.length + 1)),
      ),
    ]
      .filter(rest => rest.includes('/'))
      .map(rest => rest.slice(0, rest.indexOf('/')))
  const outside = (folder: string) =>
    code.filter(
      file => !file.startsWith(`${folder}/`) && imports(file).some(to => to.startsWith(`${folder}/`)),
    )

  test.each(['board/panels', 'kiosk/entries'])('in %s is one folder and one line', room => {
    const list = `${room}/${basename(room)}.ts`
    const named = new Set(foldersIn(room))
    expect(named.size).toBeGreaterThan(0)
    for (const name of named) expect([name, ...outside(`${room}/${name}`)]).toEqual([name, list])
  })

  test('as a subject is one file and one line', () => {
    const declaring = code.filter(file => /= subject</.test(bare(file)))
    const listed = imports('shared/subjects.ts')
    expect([...listed].sort()).toEqual(declaring)
    const line = /export const subjects = \{([^}]*)\}/
      .exec(text('shared/subjects.ts'))![1]!
      .split(',')
      .filter(name => name.trim())
    expect(line.length).toBe(declaring.length)
  })

  test('as an event is named by its subject alone where it is folded, checked and stamped', () => {
    const machinery = [
      'shared/subject.ts',
      'shared/state.ts',
      'shared/follow.ts',
      'server/door.ts',
      'server/log.ts',
      'server/fold.ts',
      'server/live.ts',
      'server/store/sqlite.ts',
    ]
    const types = code
      .filter(file => /= subject</.test(bare(file)))
      .flatMap(file => [...bare(file).matchAll(/\.on\(\s*'([a-z-]+)'/g)].map(found => found[1]!))
    expect(types.length).toBeGreaterThan(20)
    expect(
      machinery.flatMap(file =>
        types.filter(type => bare(file).includes(`'${type}'`)).map(type => `${file} names ${type}`),
      ),
    ).toEqual([])
  })
})

describe('files', () => {
  test('are no doorway to other files', () => {
    expect(files('index.{ts,tsx}')).toEqual([])
    expect(code.filter(file => /^export default/m.test(bare(file)))).toEqual([])
  })

  test('have not outgrown a reader', () => {
    // A language is one file, however much there is to say.
    const prose = code.filter(file => file.startsWith('shared/words/'))
    const long = [...code, ...sheets].filter(file => !prose.includes(file) && lines(file) > 300)
    expect(long).toEqual([])
  })

  test('are named for the thing inside, in kebab-case', () => {
    const plain = /^[a-z0-9]+(-[a-z0-9]+)*\.(d\.)?(ts|tsx|css)$/
    const vague = /\/(utils?|helpers?|services?|managers?|types|hooks|common|misc)(\/|\.)/
    expect([...code, ...sheets].filter(file => !plain.test(basename(file)) || vague.test(file))).toEqual([])
  })

  test('leave nothing behind', () => {
    const left =
      /\bTODO\b|\bFIXME\b|\bXXX\b|\bconsole\.(log|debug|info|warn|error|trace)|debugger\b|@ts-ignore|@ts-expect-error|dangerouslySetInnerHTML/
    expect(code.filter(file => left.test(text(file)))).toEqual([])
  })

  test('are loose about types hardly ever', () => {
    const loose = code
      .filter(file => !/shared\/(subject|state)\.ts$/.test(file))
      .flatMap(file => bare(file).match(/: any\b|as any\b|<any>/g) ?? [])
    expect(loose.length).toBeLessThanOrEqual(code.reduce((sum, file) => sum + lines(file), 0) / 1_000)
  })
})

describe('style', () => {
  test('a stylesheet speaks only for the component it is named after', () => {
    const own = sheets.filter(file => !/(tokens|base)\.css$/.test(file))
    const strays = own.flatMap(file =>
      rootsOf(text(file))
        .filter(root => root !== `.${basename(file, '.css')}`)
        .map(root => `${file}: ${root}`),
    )
    expect(strays).toEqual([])
  })

  test('a colour is named once, in the tokens', () => {
    const colour = /#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(|\boklch\(/i
    const strays = [...sheets, ...code].filter(
      file => !file.endsWith('tokens.css') && colour.test(bare(file).replace(/'#[a-z]+=/g, '')),
    )
    expect(strays).toEqual([])
  })

  test('both themes name the same colours', () => {
    const [light, dark] = text('shared/look/tokens.css').split(':root[data-theme="dark"]')
    const names = (part: string | undefined) =>
      new Set(
        (part?.match(/--[a-z0-9-]+(?=:\s*#)/g) ?? []).filter(name => !/qr-|shine|face-ink|on-/.test(name)),
      )
    expect([...names(dark)].filter(name => !names(light).has(name))).toEqual([])
  })
})

/** The selectors that stand at the top of a sheet, inside its layer if it has one. */
const rootsOf = (css: string) => {
  const roots: string[] = []
  let depth = 0
  let before = ''
  let base = 0
  for (const sign of css.replace(/\/\*[\s\S]*?\*\//g, '')) {
    if (sign === '{') {
      const selector = before.trim()
      if (depth === base && selector.startsWith('@layer')) base++
      else if (depth === base && !selector.startsWith('@')) roots.push(selector)
      depth++
    }
    if (sign === '}') depth--
    before = sign === '{' || sign === '}' || sign === ';' ? '' : before + sign
  }
  return roots
}

describe('refusals', () => {
  const said = code
    .filter(file => file.startsWith('server/'))
    .flatMap(file => [...bare(file).matchAll(/new Refusal\(\s*'([a-z-]+)'/g)].map(found => found[1]!))

  test('come from one closed list', () => {
    expect(said.filter(code => !(code in refusals))).toEqual([])
  })

  test('are each said somewhere, in a whole sentence', () => {
    const everything = code
      .filter(file => file !== 'shared/refusals.ts')
      .map(bare)
      .join('\n')
    const idle = Object.keys(refusals).filter(code => !everything.includes(`'${code}'`))
    expect(idle).toEqual([])
    expect(
      Object.values(refusals).filter(([status, sentence]) => status < 400 || !/^[A-Z].*[.]$/.test(sentence)),
    ).toEqual([])
  })
})
