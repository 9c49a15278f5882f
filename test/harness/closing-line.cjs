// Hands jest's counts to the script that prints the closing line of `npm test`.
const { writeFileSync } = require('node:fs');

class ClosingLine {
  onRunComplete(_contexts, results) {
    const file = process.env.TEST_COUNTS_FILE;
    if (!file) return;
    const counts = {
      passed: results.numPassedTests,
      // A file that cannot even be loaded has no test to its name.
      failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
      skipped: results.numPendingTests + results.numTodoTests,
    };
    writeFileSync(file, JSON.stringify(counts));
  }
}

module.exports = ClosingLine;
