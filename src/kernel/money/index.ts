/** Amounts of money, exact: whole minor units and a currency of ISO 4217. */
export { amountText, formatMoney, isCurrency, type Money, minorDigits, readAmount } from './money.js';
