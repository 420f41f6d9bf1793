/** The QR code of a retrieval card's web address, drawn by us. */
import QRCode from 'qrcode'

/** An <svg>, or nothing where the card has no address. */
export const qrOfAddress = async (address: string): Promise<string> =>
  address === '' ? '' : await QRCode.toString(address, { type: 'svg', margin: 1, errorCorrectionLevel: 'M' })
