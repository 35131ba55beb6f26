package org.chaland.jpa;

import org.chaland.model.Visit;
import org.chaland.prefill.ShopForms;
import org.chaland.prefill.ProviderProfile;
import org.chaland.prefill.ThreeWayMerge;
import org.chaland.internal.Parts;
import org.chaland.internal.Providers;
import org.chaland.internal.Identifiers;
import org.chaland.internal.Throttle;
import org.chaland.memory.InMemoryRateLimiter;
import java.security.SecureRandom;
import java.util.List;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.chaland.Chaland;
import org.chaland.prefill.ContactStep;
import org.chaland.form.Checked;
import org.chaland.form.ContactFormCheck;
import org.chaland.form.FormRules;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Visitor;
import org.chaland.prefill.PrefillRules;
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
    private final FormRules rules = FormRules.of(SHOP_RULES, Map.of());
    private final ContactFormCheck check = new ContactFormCheck(ContactFormCheck.defaultValidator());
    private final ShopForms forms = new ShopForms(parts(), check, PrefillRules.standard());
    private final String base = forms.base(known);
    private final ProviderProfile profile = new ProviderProfile(meanwhile, false, true);
    private final Visit anonymous = Visit.of(People.SHOP, Visitor.anonymous());
    private final Visit visit = Visit.of(People.SHOP, Visitor.signedIn(people.account(1)));
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

    private static Parts parts() {
        var clock = Clock.fixed(People.START, ZoneOffset.UTC);
        var throttle = new Throttle(new InMemoryRateLimiter(clock), new byte[Throttle.SECRET_BYTES]);
        return new Parts(
                new InMemoryStorage(),
                ShopSettings.single(People.SHOP, SHOP_RULES),
                new Providers(List.of()),
                new Identifiers(clock, new SecureRandom()),
                clock,
                throttle);
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
    public ContactStep merge() {
        return forms.filled(visit, known, typed, profile);
    }

    /** What was typed, with what the record has become meanwhile. */
    @Benchmark
    public ThreeWayMerge mergeOfTwoEdits() {
        return forms.merge(People.SHOP, base, typed, meanwhile, field -> false);
    }

    @Benchmark
    public Checked validation() {
        return check.check(typed, rules, Locale.ENGLISH);
    }

    /** The form for somebody who is not known. */
    @Benchmark
    public ContactStep openForAnybody() {
        return chaland.checkout().open(anonymous);
    }

    /** The form for a customer, filled. */
    @Benchmark
    public ContactStep prefilled() {
        return chaland.checkout().open(visit);
    }
}
