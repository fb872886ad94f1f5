import type { MqttClient } from 'mqtt'
import type { Known } from './again.ts'

const PUBACK = 0x40

/**
 * Thanks a broker for messages, by their numbers. The client would do so itself, but for one message after the other.
 * Since a broker reads in order, its answer to a ping says that it has read all thanks before it.
 */
export const openThanks = (heard: (all: readonly Known[]) => void) => {
  let given: Known[] = []
  let asked: Known[][] = []

  const ask = (client: MqttClient) => {
    if (asked.length === 0 && given.length > 0 && client.connected) client.sendPing()
  }

  return {
    listen(client: MqttClient) {
      // Every ping, also one that only says that we are there.
      client.on('packetsend', ({ cmd }) => {
        if (cmd !== 'pingreq') return
        asked.push(given)
        given = []
      })
      client.on('packetreceive', ({ cmd }) => {
        if (cmd !== 'pingresp') return
        heard(asked.shift() ?? [])
        ask(client)
      })
    },
    give(client: MqttClient, number: number, known: Known | undefined) {
      client.stream.write(Buffer.from([PUBACK, 2, number >> 8, number & 0xff]))
      if (known?.isOpen) given.push(known)
      ask(client)
    },
    /** Whether the broker has read what was not answered yet, nobody knows. */
    cutOff() {
      given = []
      asked = []
    },
  }
}
