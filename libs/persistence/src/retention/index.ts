// What is due to be erased, and the erasing: by functions that alone may delete.
export { eraseCase, eraseTraces, findDueCases, noteErasure, type DueCase } from './erase';
