import noAsyncWithoutAwait from './no-async-without-await.ts';
import noAwaitInLoop from './no-await-in-loop.ts';
import noBlockingInAsync from './no-blocking-in-async.ts';
import noUnboundedPromiseAll from './no-unbounded-promise-all.ts';
import preferConcurrentAwaits from './prefer-concurrent-awaits.ts';

/** Every rule by its name, in alphabetical order. */
export const rules = {
  'no-async-without-await': noAsyncWithoutAwait,
  'no-await-in-loop': noAwaitInLoop,
  'no-blocking-in-async': noBlockingInAsync,
  'no-unbounded-promise-all': noUnboundedPromiseAll,
  'prefer-concurrent-awaits': preferConcurrentAwaits,
};
