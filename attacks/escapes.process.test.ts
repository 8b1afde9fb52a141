import { fightAll } from './fight.ts';

fightAll('process');
