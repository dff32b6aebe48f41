import { X509Certificate } from 'node:crypto'

/** The certificates that stand in a text (PEM), in their order. */
export const certificatesIn = (pem: string): X509Certificate[] => (pem.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? []).map((one) => new X509Certificate(one))
