/** Runs a programme, prints what came of it and how long that took. */
export async function measure(programme) {
  const start = performance.now();
  try {
    console.log('result:', await programme());
  } catch (error) {
    console.log('failed:', error.message);
    process.exitCode = 1;
  }
  console.log(`done in ${((performance.now() - start) / 1000).toFixed(3)} seconds`);
}
