/**
 * The sum that the Luhn check (ISO/IEC 7812-1, annex B) compares with a multiple of 10: from the right, every
 * second digit is doubled and 9 is taken off what exceeds 9.
 * @param digits ASCII digits only; any other character would make the sum NaN.
 */
export function luhnSum(digits: string): number {
  let sum = 0;
  for (let fromRight = 0; fromRight < digits.length; fromRight += 1) {
    const digit = Number(digits[digits.length - 1 - fromRight]);
    const doubled = fromRight % 2 === 1 ? digit * 2 : digit;
    sum += doubled > 9 ? doubled - 9 : doubled;
  }
  return sum;
}

export function passesLuhn(digits: string): boolean {
  return luhnSum(digits) % 10 === 0;
}
