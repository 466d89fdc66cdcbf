/** Codes of the group `output/`: the folder that a site is written to. */
import { define } from '../define.ts';

export const outputCodes = {
  'output/locked': define<{ pid: number }>({
    severity: 'error',
    message: ({ pid }) => `Another build (process ${pid}) is writing to this folder`,
    hint: 'Wait for it to end. If no build is running, delete the file .rostrum-lock in the output folder.',
    explanation:
      'Two builds that write to one folder would mix their files, so each build holds a lock while it writes. A lock that a killed build left behind is recognised and taken over, unless the process number is in use again by another program.',
  }),
} as const;
