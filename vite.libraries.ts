import type { Plugin, Rolldown } from 'vite'
import { type Cut, type Node, partsOf, recut } from './vite.source.ts'
import { untried } from './vite.tried.ts'

/** A library of a version that nobody tried this with is left whole, and so are the others: heavier by a fifth, and safe. */
const others = untried()
const areTried = others.length === 0

/** What pages have no use for in a file of a library. */
interface Spare {
  /** By class, the methods that go; under `functions`, what need do nothing. */
  gone: Readonly<Record<string, string>>
  /** What comes to the same for us and takes less, by the name of what it stands for. */
  instead?: Readonly<Record<string, string>>
  /** Questions that always have the answer no, and cases that never come. */
  never?: readonly string[]
}

/**
 * What Chart.js does for charts that move, stack, bend, answer a mouse or watch their own size. Ours stand still, on a
 * canvas of a given size, with points that come as numbers, axes at the left and below whose ends are given, and one
 * plugin that has no settings.
 */
const chart: Spare = {
  gone: {
    BasePlatform: 'getMaximumSize',
    Chart: `_eventHandler _getActiveElements _getUniformDataChanges _handleEvent _resetElements _updateHoverStyles
      _updateVisibility bindResponsiveEvents bindUserEvents getActiveElements getDataVisibility
      getElementsAtEventForMode getVisibleDatasetCount hide isPluginEnabled isPointInArea reset setActiveElements
      setDatasetVisibility show toBase64Image toggleDataVisibility updateHoverStyle`,
    Config: 'datasetAnimationScopeKeys pluginScopeKeys',
    DatasetController: `_getOtherScale _onDataPop _onDataPush _onDataShift _onDataSplice _onDataUnshift
      _removeDatasetHoverStyle _setDatasetHoverStyle _setStyle _sync applyStack getAllParsedValues getDataElement
      getLabelAndValue getMinMax getStyle parseArrayData parseObjectData parsePrimitiveData removeHoverStyle reset
      setHoverStyle updateRangeFromParsed`,
    DomPlatform: 'addEventListener isAttached removeEventListener',
    Element: 'getProps hasValue tooltipPosition',
    LineElement: 'first interpolate last pathSegment',
    LinearScaleBase: 'getLabelForValue',
    PointElement: 'getCenterPoint getRange inRange inXRange inYRange',
    Registry: `addControllers addElements addPlugins addScales getPlugin remove removeControllers removeElements
      removePlugins removeScales`,
    Scale: `getBasePixel getBaseValue getLabelForValue getLabels getLineWidthForValue getMatchingVisibleMetas getTicks
      isFullSize parse`,
    TypedRegistry: 'unregister',
    functions: `axisFromPosition clearStacks convertObjectDataToArray getAxisFromDataset getMajorIndices isStacked
      moveNumericKeys onAnimationProgress sample skipMajors strokePathDirect updateStacks`,
  },
  instead: {
    Animations: 'class Animations { update(target, values) { Object.assign(target, values) } }',
    Animator: 'class Animator { has() {} listen() {} remove() {} running() {} stop() {} }',
    PluginService: `class PluginService {
      invalidate() {}
      notify(chart, hook, args) {
        return chart.config.plugins.every(one => one[hook]?.(chart, args) !== false)
      }
    }`,
    _detectPlatform: 'const _detectPlatform = () => DomPlatform',
    'Chart._checkEventBindings': '_checkEventBindings() {}',
    'Chart._updateHiddenIndices': '_updateHiddenIndices() {}',
    'Chart.bindEvents': 'bindEvents() { this.attached = true }',
    'Chart.unbindEvents': 'unbindEvents() {}',
    'DatasetController._resolveAnimations': '_resolveAnimations() { return new Animations() }',
    'DatasetController.parse': `parse() {
      this._cachedMeta._parsed = this._data
      this._cachedMeta._sorted = true
    }`,
    'DomPlatform.acquireContext': `acquireContext(canvas) {
      canvas.style.display = 'block'
      canvas.style.boxSizing = 'border-box'
      return canvas.getContext('2d')
    }`,
    'DomPlatform.getMaximumSize': 'getMaximumSize(canvas, width, height) { return { width, height } }',
    'DomPlatform.releaseContext': 'releaseContext() {}',
    'LineElement.updateControlPoints': 'updateControlPoints() {}',
    'Scale._getXAxisLabelAlignment': "_getXAxisLabelAlignment() { return 'center' }",
    'Scale._getYAxisLabelAlignment': `_getYAxisLabelAlignment(mark) {
      return { textAlign: 'right', x: this.right - mark - this.options.ticks.padding }
    }`,
    'Scale.calculateLabelRotation': 'calculateLabelRotation() { this.labelRotation = 0 }',
    'Scale.drawBorder': 'drawBorder() {}',
    'Scale.drawTitle': 'drawTitle() {}',
    'Scale.getMinMax': 'getMinMax() { return this.getUserBounds() }',
  },
  never: [
    '!animsDisabled',
    '!context || !canvas',
    '!isObject(scaleConf)',
    '_lastEvent',
    '_stacked',
    "align === 'end'",
    "align === 'start'",
    "axis === 'x'",
    "axis === 'y'",
    'backgroundColor',
    'beginAtZero',
    'countDefined',
    "crossAlign === 'center'",
    'existingChart',
    'grid.drawTicks',
    'isArray(label)',
    'isObject(data)',
    'isObject(position)',
    'isRotated',
    'loop',
    'meta._stacked',
    'mirror',
    'numMajorIndices > 0',
    'offsetGridLines',
    'options.stepped',
    "options.tension || options.cubicInterpolationMode === 'monotone'",
    'opts.reverse',
    'optsAtIndex.showLabelBackdrop',
    "position === 'center'",
    "position === 'right'",
    "position === 'top'",
    'samplingEnabled',
    'scaleConf._proxy',
    'segment',
    'stepSize',
    "textAlign === 'inner'",
    'this._parsing',
    'this._resizeBeforeDraw',
    'this.animated',
    "this.options.fill && !this.chart.isPluginEnabled('filler')",
    'this.options.offset && ticks.length',
  ],
}

/** Both ends only tell: nobody asks for an answer, nothing is sent again, nobody listens to everything. */
const line: Spare = {
  gone: {
    Socket: `_addToQueue _registerAckCallback compress emitWithAck listenersAny listenersAnyOutgoing offAny
      offAnyOutgoing onAny onAnyOutgoing prependAny prependAnyOutgoing send timeout volatile`,
  },
  instead: {
    'Socket._clearAcks': '_clearAcks() {}',
    'Socket._drainQueue': '_drainQueue() {}',
    'Socket.notifyOutgoingListeners': 'notifyOutgoingListeners() {}',
    'Socket.onack': 'onack() {}',
  },
}

const spare: Readonly<Record<string, Spare>> = {
  'chart.js/dist/chart.js': chart,
  'chart.js/dist/chunks/index.js': {
    gone: {
      functions: `_bezierCurveTo _bezierInterpolation _boundSegment _boundSegments _pointInLine _steppedInterpolation
        _steppedLineTo _updateBezierControlPoints applyAnimationsDefaults decorateText doSplitByStyles drawBackdrop
        getHoverColor getRelativePosition listenArrayEvents resolve unlistenArrayEvents`,
    },
    instead: {
      _addGrace: 'const _addGrace = ({ min, max }) => ({ min, max })',
      _getStartAndCountOfVisiblePoints:
        'const _getStartAndCountOfVisiblePoints = (meta, points) => ({ start: 0, count: points.length })',
      _scaleRangesChanged: 'const _scaleRangesChanged = () => false',
    },
    never: [
      "'cross'",
      "'crossRot'",
      "'dash'",
      "'line'",
      "'rectRounded'",
      "'star'",
      '_stack.has(prop)',
      'isObject(value[0])',
      'opts.backdrop',
      'spanGaps',
      'spanGaps === true',
      "style && typeof style === 'object'",
    ],
  },
  'socket.io-client/build/esm/socket.js': line,
  'engine.io-client/build/esm/socket.js': {
    gone: { Socket: 'send' },
    never: [
      'opts.transportImplementations && opts.transports',
      `opts.transportImplementations || (((_a = opts.transports) === null || _a === void 0 ? void 0 : _a.length) && typeof opts.transports[0] === "function")`,
      'this.opts.autoUnref',
      'this.opts.closeOnBeforeunload',
      'this.opts.withCredentials',
    ],
  },
  'engine.io-client/build/esm/transports/polling-xhr.js': {
    gone: {},
    instead: { newRequest: 'function newRequest() { return new XMLHttpRequest() }' },
    never: ['this._opts.extraHeaders', 'this._opts.requestTimeout'],
  },
  // Addresses have small letters, and fit.
  'uqr/dist/index.mjs': {
    gone: {},
    never: [
      'degree < 1 || degree > 255',
      'isAlphanumeric(text)',
      'isNumeric(text)',
      'len < 0 || len > 31 || val >>> len !== 0',
      'mask < 0 || mask > 7',
      'msk < -1 || msk > 7',
      'numChars < 0',
      'options?.invert',
      'ver < MIN_VERSION || ver > MAX_VERSION',
      'version < MIN_VERSION || version > MAX_VERSION',
      'x >>> 8 !== 0 || y >>> 8 !== 0',
    ],
  },
  // Nothing is walked through, one by one.
  'idb/build/index.js': { gone: { functions: 'isIteratorProp' } },
}

type Statement = ReturnType<Rolldown.PluginContext['parse']>['body'][number]

const namesIn = (list = '') => list.split(/\s+/)

const cutsIn = (statement: Statement, { gone, instead = {} }: Spare): Cut[] => {
  const declared = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
  if (declared?.type !== 'FunctionDeclaration' && declared?.type !== 'ClassDeclaration') return []
  const { start, end, id } = declared
  const name = id?.name ?? ''
  const text = instead[name]
  if (text !== undefined) return [{ name, start, end, text }]
  if (declared.type === 'FunctionDeclaration')
    return namesIn(gone['functions']).includes(name)
      ? [{ name, start, end, text: `function ${name}() {}` }]
      : []
  return (declared.body?.body ?? []).flatMap(member => {
    if (member.type !== 'MethodDefinition' || member.key.type !== 'Identifier') return []
    const method = `${name}.${member.key.name}`
    const isGone = namesIn(gone[name]).includes(member.key.name)
    const place = { name: method, start: member.start, end: member.end }
    return isGone || method in instead ? [{ ...place, text: instead[method] ?? '' }] : []
  })
}

const namesOf = ({ gone, instead = {}, never = [] }: Spare) => [
  ...never,
  ...Object.keys(instead),
  ...Object.entries(gone).flatMap(([owner, list]) =>
    namesIn(list).map(name => (owner === 'functions' ? name : `${owner}.${name}`)),
  ),
]

/** Where one of the questions is asked, and where one of the cases is. */
const neverIn = (node: Node, code: string, never: readonly string[]): Cut[] => {
  const inside = partsOf(node).flatMap(part => neverIn(part, code, never))
  const { type, test } = node
  const asked = test ? code.slice(test.start, test.end).replace(/\s+/g, ' ') : ''
  if (!test || !never.includes(asked)) return inside
  if (type === 'IfStatement')
    return [...inside, { name: asked, start: test.start, end: test.end, text: 'false' }]
  return type === 'SwitchCase' ? [{ name: asked, start: node.start, end: node.end, text: '' }] : inside
}

/** Leaves out of libraries what our pages cannot reach. */
export const usedOnly: Plugin = {
  name: 'used-only',
  apply: 'build',
  enforce: 'pre',
  buildStart() {
    if (!areTried) this.warn(`Libraries stay whole: see vite.tried.ts about ${others.join(', ')}.`)
  },
  transform(code, id) {
    const file = Object.keys(spare).find(name => id.endsWith(name))
    if (!file || !areTried) return undefined
    const what = spare[file]!
    const { body } = this.parse(code)
    const cuts = body.flatMap(statement => cutsIn(statement, what))
    const isLeft = ({ start, end }: Cut) => !cuts.some(cut => cut.start <= start && end <= cut.end)
    const nevers = body.flatMap(statement => neverIn(statement, code, what.never ?? []))
    const found = new Set([...cuts, ...nevers].map(({ name }) => name))
    const missing = namesOf(what).filter(name => !found.has(name))
    if (missing.length) this.error(`${file} has no ${missing.join(', ')} any more: see vite.libraries.ts.`)
    return recut(code, [...cuts, ...nevers.filter(isLeft)])
  },
}

/** What Socket.IO can do and a wall never asks for: a third way to the server beside two, other servers, rooms of its own, bytes. */
const plainer: Readonly<Record<string, string>> = {
  '/engine.io-client/build/esm/transports/webtransport.js': 'export class WT {}',
  '/engine.io-client/build/esm/contrib/base64-arraybuffer.js':
    'export const decode = () => new ArrayBuffer(0)',
  '/engine.io-parser/build/esm/contrib/base64-arraybuffer.js':
    'export const decode = () => new ArrayBuffer(0)',
  '/engine.io-client/build/esm/contrib/parseuri.js': `export const parse = uri => {
    const { protocol, hostname, port } = new URL(uri)
    return { protocol: protocol.slice(0, -1), host: hostname.replace(/[[\\]]/g, ''), port }
  }`,
  '/socket.io-client/build/esm/url.js':
    "export const url = () => ({ source: location.origin, id: location.origin, path: '/' })",
  '/socket.io-parser/build/esm/index.js': `import { Emitter } from '@socket.io/component-emitter'
    export const protocol = 5
    export const PacketType = {
      ...{ CONNECT: 0, DISCONNECT: 1, EVENT: 2, ACK: 3, CONNECT_ERROR: 4, BINARY_EVENT: 5, BINARY_ACK: 6 }
    }
    export class Encoder {
      encode({ type, data }) { return [type + (data === undefined ? '' : JSON.stringify(data))] }
    }
    export class Decoder extends Emitter {
      add(text) {
        const data = text.length > 1 ? JSON.parse(text.slice(1)) : undefined
        this.emitReserved('decoded', { type: Number(text[0]), nsp: '/', data })
      }
      destroy() {}
    }`,
}
export const jsonAlone: Plugin = {
  name: 'json-alone',
  apply: 'build',
  enforce: 'pre',
  load: id => (areTried ? Object.entries(plainer).find(([file]) => id.endsWith(file))?.[1] : undefined),
}

/** Charts mix no colours: nothing fades, nothing is pointed at, and every ink is a token. */
export const noColourMixing: Plugin = {
  name: 'no-colour-mixing',
  apply: 'build',
  enforce: 'pre',
  resolveId: id => (areTried && id === '@kurkle/color' ? '\0no-colour-mixing' : undefined),
  load: id => (id === '\0no-colour-mixing' ? 'export class Color {}' : undefined),
}
