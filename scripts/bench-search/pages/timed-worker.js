/** The search worker with a stopwatch around it. */
import './stopwatch.js';
import '/assets/search-worker.js';
