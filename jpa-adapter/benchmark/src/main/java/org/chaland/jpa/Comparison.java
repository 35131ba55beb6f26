package org.chaland.jpa;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Lets both sides take turns in one JVM, in short slices, and compares the medians. Says first what statements both have asked,
 * and refuses to measure where they differ.
 *
 * <p>Arguments, each with the value that it has if it is left out: {@code servers=H2,POSTGRESQL customers=10000 threads=1,2
 * operations=} (all) {@code warmup=15} (seconds for each line) {@code rounds=60}.
 */
public final class Comparison {

    private final Map<String, String> arguments;

    private Comparison(Map<String, String> arguments) {
        this.arguments = arguments;
    }

    /** Runs it, and prints lines for RESULTS.md. */
    public static void main(String[] words) throws RunnerException {
        new Comparison(Arrays.stream(words)
                        .map(word -> word.split("=", 2))
                        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1])))
                .run();
        // The server of the database, if there is one, ends with the JVM.
        System.exit(0);
    }

    private void run() throws RunnerException {
        System.out.println(
                "| database | customers | operation | statements | threads | Chaland µs | by hand µs | ratio | middle half | Chaland KiB | by hand KiB |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|");
        for (var server : list("servers", "H2,POSTGRESQL")) {
            for (var customers : list("customers", "10000")) {
                try (var market = new Market(Server.valueOf(server), Integer.parseInt(customers))) {
                    compare(market, "| " + server + " | " + customers);
                }
            }
        }
    }

    private void compare(Market market, String where) throws RunnerException {
        var statements = SameStatements.on(market);
        var operations = Arrays.stream(Operation.values()).map(Enum::name).collect(Collectors.joining(","));
        for (var operation : list("operations", operations)) {
            for (var threads : list("threads", "1,2")) {
                var times = new Turns(market, Operation.valueOf(operation), Integer.parseInt(threads))
                        .measured(number("warmup", 15), number("rounds", 60));
                System.out.println(where + " | " + operation + " | " + statements.get(Operation.valueOf(operation))
                        + " | " + threads + " | " + times + " |");
            }
        }
    }

    private List<String> list(String name, String otherwise) {
        return List.of(arguments.getOrDefault(name, otherwise).split(","));
    }

    private int number(String name, int otherwise) {
        return Integer.parseInt(arguments.getOrDefault(name, String.valueOf(otherwise)));
    }
}
