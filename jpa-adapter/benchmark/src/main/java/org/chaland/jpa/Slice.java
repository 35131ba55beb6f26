package org.chaland.jpa;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.ThreadParams;

/** Some calls of one side, one after the other on each thread; {@link Comparison} lets the sides take turns. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class Slice {

    /** How many calls a thread makes. */
    static final int CALLS = 200;

    /** Who is measured next; slices run one after the other. */
    private static volatile Side current;

    /** Where the numbers of a slice begin, so that reads go through all of the table. */
    private static volatile int first;

    @Param("LOOK_UP")
    public Operation operation;

    private Side side;
    private int number;

    public Slice() {}

    static void next(Side who, int from) {
        current = who;
        first = from;
    }

    /** Each thread has numbers of its own. */
    @Setup
    public void begin(ThreadParams thread) {
        side = current;
        number = first + thread.getThreadIndex() * CALLS;
    }

    @Benchmark
    public Object call() {
        return operation.by(side, number++);
    }
}
