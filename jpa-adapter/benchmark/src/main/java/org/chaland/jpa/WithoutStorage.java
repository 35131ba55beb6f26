package org.chaland.jpa;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chaland.Chaland;
import org.chaland.checkout.ContactStep;
import org.chaland.form.Checked;
import org.chaland.form.ContactFormCheck;
import org.chaland.form.FormRules;
import org.chaland.internal.FormBase;
import org.chaland.internal.ThreeWayMerge;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Visitor;
import org.chaland.prefill.Prefill;
import org.chaland.prefill.PrefillRules;
import org.chaland.prefill.Prefilled;
import org.chaland.spi.PrefillSources;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** What the library takes by itself, on one thread; where a customer is looked for, they are in memory. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
public class WithoutStorage {

    private static final ShopRules SHOP_RULES = ShopRules.builder()
            .signInIssuers(People.LMS)
            .learningIssuer(People.LMS)
            .build();

    private final People people = new People(1_000);
    private final Details known = Details.of(people.contact(1));
    private final Details typed =
            Details.of(people.contact(1).toBuilder().phone("+33111111111").build());
    private final Details meanwhile =
            Details.of(people.contact(1).toBuilder().city("Lyon").build());
    private final Optional<FormBase> base = Optional.of(FormBase.of(known, new byte[Long.BYTES]));
    private final FormRules rules = FormRules.of(SHOP_RULES, Map.of());
    private final ContactFormCheck check = new ContactFormCheck(ContactFormCheck.defaultValidator());
    private final Prefill prefill = new Prefill(PrefillRules.standard());
    private final PrefillSources sources = new PrefillSources(known, meanwhile, typed, Details.empty());
    private final Visitor visitor = Visitor.signedIn(people.account(1));
    private final Chaland chaland;

    /** Everybody is in memory. */
    public WithoutStorage() {
        var storage = new InMemoryStorage();
        Stream.iterate(0, number -> number + 1)
                .limit(people.count())
                .map(people::customer)
                .forEach(storage.customers()::insert);
        chaland = Chaland.builder()
                .storage(storage)
                .shops(ShopSettings.single(People.SHOP, SHOP_RULES))
                .identityProvider(new Lms())
                .clock(Clock.fixed(People.START, ZoneOffset.UTC))
                .build();
    }

    /** Prints a line for each. */
    public static void main(String[] none) throws RunnerException {
        new Runner(new OptionsBuilder()
                        .include(WithoutStorage.class.getName())
                        .addProfiler(GCProfiler.class)
                        .build())
                .run();
    }

    /** What a shop asks, and of each field whether it must be filled. */
    @Benchmark
    public long rules() {
        var made = FormRules.of(SHOP_RULES, Map.of());
        return Stream.of(Field.values())
                .filter(field -> made.isRequired(field, typed))
                .count();
    }

    /** Each field out of three sources. */
    @Benchmark
    public Map<Field, Prefilled> merge() {
        var filled = new EnumMap<Field, Prefilled>(Field.class);
        for (var field : Field.values()) {
            filled.put(field, prefill.fill(field, sources));
        }
        return filled;
    }

    /** What was typed, with what the record has become meanwhile. */
    @Benchmark
    public ThreeWayMerge mergeOfTwoEdits() {
        return ThreeWayMerge.of(base, typed, meanwhile, field -> true);
    }

    @Benchmark
    public Checked validation() {
        return check.check(typed, rules, Locale.ENGLISH);
    }

    /** The form for somebody who is not known. */
    @Benchmark
    public ContactStep openForAnybody() {
        return chaland.checkout().open(People.SHOP, Visitor.anonymous(), Locale.ENGLISH);
    }

    /** The form for a customer, filled. */
    @Benchmark
    public ContactStep prefilled() {
        return chaland.checkout().open(People.SHOP, visitor, Locale.ENGLISH);
    }
}
