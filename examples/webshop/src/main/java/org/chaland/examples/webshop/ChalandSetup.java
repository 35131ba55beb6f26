package org.chaland.examples.webshop;

import jakarta.persistence.EntityManager;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.chaland.Chaland;
import org.chaland.examples.webshop.shop.Door;
import org.chaland.examples.webshop.site.SiteAddress;
import org.chaland.jpa.ChalandSchema;
import org.chaland.jpa.JpaStorage;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerListener;
import org.chaland.spi.IdentityProvider;
import org.chaland.spi.MessageSender;
import org.chaland.spi.PasswordSignIn;
import org.chaland.spi.PersonalDataContributor;
import org.chaland.spi.PurchaseHistory;
import org.chaland.spi.RateLimiter;
import org.chaland.spi.ShopRules;
import org.chaland.spi.ShopSettings;
import org.chaland.spi.Storage;
import org.chaland.spi.SupportPanel;
import org.chaland.spi.TransactionRunner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Chaland, in Spring's transactions and with its identity providers, of which one is the LMS. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(WebshopProperties.class)
class ChalandSetup {

    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }

    /** What follows a payment. One thread is enough: the schedule does what finds no place in its queue. */
    @Bean
    @ConditionalOnMissingBean(name = "afterCommitWorker")
    Executor afterCommitWorker() {
        var worker = new ThreadPoolTaskExecutor();
        worker.setThreadNamePrefix("after-commit-");
        worker.setMaxPoolSize(1);
        worker.setQueueCapacity(1_000);
        worker.setDaemon(true);
        return worker;
    }

    @Bean
    BucketLimiter limiter(Clock clock) {
        return new BucketLimiter(clock, BucketLimiter.MOST_KEYS);
    }

    @Bean
    ShopId shop() {
        return new ShopId("trainings");
    }

    @Bean
    SignInDoors signInDoors(IdentityProvider lms, WebshopProperties settings, Environment environment) {
        return SignInDoors.of(lms, settings, environment);
    }

    /** For the pages: a button for each provider, or one for a password. */
    @Bean
    List<Door> doors(SignInDoors providers, ShopRules rules) {
        return rules.passwordSignInIssuers().isEmpty() ? providers.doors() : List.of(new Door("", ""));
    }

    @Bean
    ShopRules shopRules(SignInDoors providers, WebshopProperties settings) {
        return rules(providers, settings).build();
    }

    /** The port, and with it the address of pages in mails, is known only once the shop listens. */
    @Bean
    ShopSettings shopSettings(
            ShopId shop, SignInDoors providers, WebshopProperties settings, SiteAddress site, MessageSource texts) {
        return new ShopSettings() {
            @Override
            public Optional<ShopRules> find(ShopId asked) {
                return Optional.of(rules(providers, settings)
                                .address(site.of("/"))
                                .claimPage(site.of("/claims/"))
                                .orderPage(site.of("/orders/mail/"))
                                .build())
                        .filter(rules -> asked.equals(shop));
            }

            @Override
            public Optional<String> courseName(ShopId asked, String code, Locale locale) {
                return Optional.ofNullable(texts.getMessage("training." + code + ".title", null, null, locale));
            }
        };
    }

    private static ShopRules.Builder rules(SignInDoors providers, WebshopProperties settings) {
        var rules = ShopRules.builder();
        var lms = providers.learning();
        if (!providers.doors().isEmpty()) {
            rules.signInIssuers(providers.doors().stream().map(Door::issuer).toArray(String[]::new));
        } else if (lms.offers(PasswordSignIn.class) && settings.passwordSignIn()) {
            rules.passwordSignInIssuers(lms.issuer());
        }
        return rules.defaultCountry("FR")
                .defaultLanguage("fr")
                .learningIssuer(lms.issuer())
                .signInForKnownAddresses(settings.signInForKnownAddresses())
                .signInCourses(settings.signInCourses().toArray(String[]::new))
                .address(URI.create("/"))
                .administration(URI.create("/staff/orders"))
                .zone(ZoneId.of("Europe/Paris"));
    }

    @Bean
    TransactionTemplate transactionTemplate(PlatformTransactionManager manager) {
        return new TransactionTemplate(manager);
    }

    @Bean
    Storage chalandStorage(EntityManager shared, TransactionTemplate joined) {
        joined.executeWithoutResult(status -> ChalandSchema.validate(shared));
        var own = new TransactionTemplate(joined.getTransactionManager());
        own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        return JpaStorage.joining(
                () -> shared,
                TransactionRunner.of(
                        work -> (isActive() ? joined : own).executeWithoutResult(status -> work.run()),
                        ChalandSetup::isActive));
    }

    @Bean
    Chaland chaland(
            Storage storage,
            ShopSettings shops,
            SignInDoors providers,
            MessageSender mails,
            List<CustomerListener> listeners,
            PurchaseHistory orders,
            List<SupportPanel> panels,
            List<PersonalDataContributor> contributors,
            RateLimiter limiter,
            WebshopProperties settings,
            Clock clock) {
        var builder = Chaland.builder()
                .storage(storage)
                .shops(shops)
                .messageSender(mails)
                .listener(event -> listeners.forEach(listener -> listener.on(event)))
                .purchaseHistory(orders)
                .rateLimiter(limiter)
                .clock(clock);
        providers.all().forEach(builder::identityProvider);
        panels.forEach(builder::supportPanel);
        contributors.forEach(builder::personalDataContributor);
        if (!settings.secret().isEmpty()) {
            builder.secret(settings.secret().getBytes(StandardCharsets.UTF_8));
        }
        return builder.build();
    }

    /** A transaction that is over is still bound to the thread in an AFTER_COMMIT listener. */
    private static boolean isActive() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.isSynchronizationActive();
    }
}
