package org.chaland.moodle;

import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.persistence.ValidationMode;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.chaland.Chaland;
import org.chaland.checkout.PurchaseOutcome;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.jpa.ChalandEntities;
import org.chaland.jpa.JpaStorage;
import org.chaland.memory.InMemoryMessages;
import org.chaland.model.Account;
import org.chaland.model.Contact;
import org.chaland.model.Details;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.spi.AccountKey;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.chaland.spi.Storage;

/**
 * A shop beside a Moodle in a JVM of its own, to be killed. It sells one order unless that was done before, is told of the payment
 * as a payment provider tells it again and again, and does its upkeep.
 */
public final class CrashingShop {

    static final ShopId SHOP = new ShopId("shop-1");
    static final PurchaseRef ORDER = new PurchaseRef(SHOP, "order-1");

    /** The one property that is not the adapter's: the shop is the twin that has its key where it is not unique. */
    static final String NAIVE = "naive";

    private static final String SEPARATOR = "=";

    private final Chaland chaland;

    private CrashingShop(Storage storage, IdentityProvider provider, Duration later) {
        var rules = ShopRules.builder()
                .learningIssuer(provider.issuer())
                .defaultCountry("FR")
                .build();
        chaland = Chaland.builder()
                .storage(storage)
                .shops(ShopSettings.single(SHOP, rules))
                .identityProvider(provider)
                .messageSender(new InMemoryMessages())
                .clock(Clock.offset(Clock.systemUTC(), later))
                .build();
    }

    /**
     * Runs the shop once.
     *
     * @param arguments the database, how many minutes later than now it is, and the properties
     */
    public static void main(String[] arguments) {
        var properties = Arrays.stream(arguments)
                .skip(2)
                .map(text -> text.split(SEPARATOR, 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        run(arguments[0], Duration.ofMinutes(Long.parseLong(arguments[1])), properties);
    }

    static void run(String url, Duration later, Map<String, String> properties) {
        try (var factory = open(url)) {
            new CrashingShop(JpaStorage.resourceLocal(factory), provider(properties), later).run();
        }
    }

    static String[] arguments(String url, Duration later, Map<String, String> properties) {
        var rest = properties.entrySet().stream().map(pair -> pair.getKey() + SEPARATOR + pair.getValue());
        return Stream.concat(Stream.of(url, Long.toString(later.toMinutes())), rest)
                .toArray(String[]::new);
    }

    /** The database at that address, which has its tables. */
    static EntityManagerFactory open(String url) {
        var unit = new PersistenceConfiguration("shop")
                .property(PersistenceConfiguration.JDBC_URL, url)
                .validationMode(ValidationMode.NONE);
        ChalandEntities.classes().forEach(unit::managedClass);
        return unit.createEntityManagerFactory();
    }

    private static IdentityProvider provider(Map<String, String> properties) {
        var adapters = properties.entrySet().stream()
                .filter(property -> !property.getKey().equals(NAIVE))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        var settings = MoodleSettings.from(adapters);
        var moodle = new MoodleProvider(settings);
        return properties.containsKey(NAIVE) ? new Naive(moodle, new KeyedOnIdnumber(settings)) : moodle;
    }

    private void run() {
        if (chaland.checkout().completed(ORDER).result() == PurchaseOutcome.Result.UNKNOWN) {
            place();
            chaland.checkout().completed(ORDER);
        }
        chaland.upkeep().run(100);
    }

    private void place() {
        var visit = Visit.of(SHOP, Visitor.anonymous()).withLocale(Locale.FRENCH);
        var saved = (SubmitOutcome.Saved) chaland.checkout().submit(visit, Details.of(People.ZOE));
        chaland.checkout()
                .placed(
                        visit.withHandle(saved.handle()),
                        ORDER.reference(),
                        List.of(Training.of(MoodleDouble.COURSE)),
                        saved.version());
    }

    private static final class Naive extends ForwardedProvider {

        private final KeyedOnIdnumber naive;

        Naive(MoodleProvider moodle, KeyedOnIdnumber naive) {
            super(moodle);
            this.naive = naive;
        }

        @Override
        public Optional<Account> find(AccountKey key) {
            try {
                return naive.find(key.value());
            } catch (CallFailedException failed) {
                throw new ProviderUnavailableException("No answer.");
            }
        }

        @Override
        public Account create(AccountKey key, Contact contact) {
            try {
                return naive.create(key.value(), contact);
            } catch (CallFailedException failed) {
                throw new ProviderUnavailableException("No answer.");
            }
        }
    }
}
