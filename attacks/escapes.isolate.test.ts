import { fightAll } from './fight.ts';

fightAll('isolate');
