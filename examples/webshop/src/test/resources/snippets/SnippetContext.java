import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceConfiguration;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.chaland.Chaland;
import org.chaland.ProviderPlugins;
import org.chaland.checkout.PlacedOutcome;
import org.chaland.checkout.ShowAgain;
import org.chaland.checkout.SubmitOutcome;
import org.chaland.form.ContactFormCheck;
import org.chaland.form.FormInput;
import org.chaland.form.FormRules;
import org.chaland.jpa.ChalandEntities;
import org.chaland.jpa.ChalandSchema;
import org.chaland.jpa.Database;
import org.chaland.jpa.JpaStorage;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.memory.InMemoryStorage;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.model.PurchaseRef;
import org.chaland.model.ShopId;
import org.chaland.model.Training;
import org.chaland.model.Visit;
import org.chaland.model.Visitor;
import org.chaland.moodle.MoodleProvider;
import org.chaland.moodle.MoodleSettings;
import org.chaland.oidc.KeycloakProvider;
import org.chaland.oidc.KeycloakSettings;
import org.chaland.oidc.OidcProvider;
import org.chaland.oidc.OidcSettings;
import org.chaland.prefill.ContactStep;
import org.chaland.spi.CustomerListener;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignedIn;
import org.chaland.spi.Storage;
import org.chaland.spi.TransactionRunner;
import org.chaland.spi.contract.IdentityProviderContract;
import org.chaland.spi.contract.OpenIdSignInContract;
import org.chaland.spi.contract.OpenIdSite;
import org.chaland.spi.contract.ProviderFixture;
import org.chaland.spi.contract.StorageContract;
import org.chaland.spi.contract.StorageFixture;
import org.chaland.support.SeatOutcome;
import org.chaland.support.SeatRequest;
import org.chaland.text.Messages;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What the snippets of the pages use and do not declare. */
abstract class SnippetContext {

    static final String USER = "shop";
    static final String PASSWORD = "";

    String url;
    String database;
    String token;
    String secret;
    String code;
    String address;
    String email;
    String link;
    Map<String, String> properties;
    Map<String, String> parametersOfTheRequest;
    Locale locale;
    ShopId shop;
    ShopRules shopRules;
    ShopSettings shops;
    Storage storage;
    IdentityProvider lms;
    IdentityProvider provider;
    Chaland chaland;
    Visit visit;
    Details typed;
    List<Training> trainings;
    Instant monday;
    Instant christmas;
    EntityManagerFactory factory;
    EntityManagerFactory entityManagerFactory;
    EntityManager shared;
    EntityManager sharedEntityManager;
    PlatformTransactionManager manager;
    TransactionTemplate template;

    /** What a host does with an answer. */
    abstract String show(Object what, Object message);

    abstract String goTo(String page);

    abstract void remember(Handle handle);

    static TransactionRunner transactions(PlatformTransactionManager any) {
        return null;
    }

    static class JakartaHost {
        boolean isActive() {
            return false;
        }

        void join(Runnable work) {}

        void begin(Runnable work) {}
    }

    static TransactionRunner transactions(JakartaHost any) {
        return null;
    }

    JakartaHost host;
    TransactionSynchronizationRegistry registry;

    static class SpringHost {
        static boolean isActive() {
            return false;
        }
    }

    static class ChalandSetup extends SpringHost {}

    record SchoolProvider(URI site, String clientId, String clientSecret) implements SignInRedirect {

        @Override
        public String issuer() {
            return site.toString();
        }

        @Override
        public URI address(SignInAttempt attempt) {
            return site;
        }

        @Override
        public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
            return Optional.empty();
        }
    }

    static class MyStorage {
        static Storage empty() {
            return null;
        }
    }

    static class V1__ChalandTables extends BaseJavaMigration {
        @Override
        public void migrate(Context context) {}
    }
}
