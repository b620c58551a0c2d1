// Answers what charts ask of the log.
import type { ChartData, ChartDataRequest } from '../../core/protocol/chart-contract.ts';
import type { PacketIntake } from '../packet-intake.ts';

export class ChartDesk {
  readonly #intake: PacketIntake;

  constructor(intake: PacketIntake) {
    this.#intake = intake;
  }

  data({ from, to }: ChartDataRequest): ChartData {
    const now = Date.now();
    const isBehind = this.#intake.log.endSeq < 0;
    return {
      ...{ from: from ?? now, to: to ?? now },
      ...{ series: [], firstTime: null, isBehind, topicsLeftOut: 0, dropped: 0 },
    };
  }
}
