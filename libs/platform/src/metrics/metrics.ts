// SPDX-License-Identifier: Apache-2.0
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The values of a metric's labels. */
export type Labels = Readonly<Record<string, string>>;

/** What a metric is called and what it says; names end in their unit (Prometheus' naming). */
export interface MetricForm {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly string[];
}

/** Something that is only ever counted up. */
export interface Count {
  add(labels: Labels, value?: number): void;
}

/** Something that goes up and down. */
export interface Level {
  set(labels: Labels, value: number): void;
  /** forgets all values, so that what is gone is not shown for ever */
  clear(): void;
}

/** How something is distributed over buckets. */
export interface Spread {
  observe(labels: Labels, value: number): void;
}

/** The metrics of one process in the format of Prometheus, its own CPU, memory and event loop included. */
export class Metrics {
  private readonly registry = new Registry();
  private readonly refreshers: (() => Promise<void> | void)[] = [];
  readonly contentType = this.registry.contentType;

  constructor(name: string) {
    this.registry.setDefaultLabels({ process: name });
    collectDefaultMetrics({ register: this.registry });
  }

  count({ name, help, labels = [] }: MetricForm): Count {
    const counter = new Counter({
      name,
      help,
      labelNames: [...labels],
      registers: [this.registry],
    });
    return { add: (values, value = 1) => counter.inc({ ...values }, value) };
  }

  level({ name, help, labels = [] }: MetricForm): Level {
    const gauge = new Gauge({ name, help, labelNames: [...labels], registers: [this.registry] });
    return {
      set: (values, value) => gauge.set({ ...values }, value),
      clear: () => gauge.reset(),
    };
  }

  spread(form: MetricForm & { readonly buckets: readonly number[] }): Spread {
    const { name, help, labels = [], buckets } = form;
    const histogram = new Histogram({
      name,
      help,
      labelNames: [...labels],
      buckets: [...buckets],
      registers: [this.registry],
    });
    return { observe: (values, value) => histogram.observe({ ...values }, value) };
  }

  /** Called before every reading, to set what is not kept up to date all the time. */
  beforeReading(refresh: () => Promise<void> | void): void {
    this.refreshers.push(refresh);
  }

  /** All metrics as text; what cannot be refreshed is left as it was. */
  async text(): Promise<string> {
    await Promise.allSettled(this.refreshers.map(async (refresh) => refresh()));
    return this.registry.metrics();
  }
}
