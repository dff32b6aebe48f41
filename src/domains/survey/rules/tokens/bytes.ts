export { bytesToHex, hexToBytes, randomBytes } from '@noble/curves/utils.js'

export const utf8ToBytes = (text: string): Uint8Array => new TextEncoder().encode(text)
