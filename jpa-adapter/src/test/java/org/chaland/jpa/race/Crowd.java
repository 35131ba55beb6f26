package org.chaland.jpa.race;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.chaland.spi.StorageConflictException;

/** As many threads as race, all behind one gate until each is there; with bounded waits only. */
final class Crowd implements AutoCloseable {

    static final int SIZE = 8;

    private static final int LONGEST_SECONDS = 120;

    private final ExecutorService threads = Executors.newFixedThreadPool(SIZE);

    /**
     * Has everybody do it at the same moment.
     *
     * @return what each was answered, in order; empty for whose transaction was given up again and again
     * @throws IllegalStateException if there was no answer, or one that nobody has a name for
     */
    <T> List<Optional<T>> atOnce(IntFunction<T> step) {
        var gate = new CyclicBarrier(SIZE);
        var running = IntStream.range(0, SIZE)
                .mapToObj(number -> threads.submit(throughThe(gate, () -> step.apply(number))))
                .toList();
        return running.stream().map(Crowd::answer).toList();
    }

    private static <T> Callable<Optional<T>> throughThe(CyclicBarrier gate, Callable<T> step) {
        return () -> {
            gate.await(LONGEST_SECONDS, TimeUnit.SECONDS);
            try {
                return Optional.of(step.call());
            } catch (StorageConflictException givenUp) {
                return Optional.empty();
            }
        };
    }

    private static <T> T answer(Future<T> running) {
        try {
            return running.get(LONGEST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException("An unclassified failure", failed.getCause());
        } catch (InterruptedException | TimeoutException late) {
            throw new IllegalStateException("No answer", late);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
