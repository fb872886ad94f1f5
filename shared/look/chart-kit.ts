import { Chart, LinearScale, LineController, LineElement, PointElement } from 'chart.js'

Chart.register(LineController, LineElement, PointElement, LinearScale)

/** Chart.js with what our charts are made of and nothing else. */
export { Chart }
