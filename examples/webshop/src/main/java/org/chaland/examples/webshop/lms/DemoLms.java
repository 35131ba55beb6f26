package org.chaland.examples.webshop.lms;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.chaland.examples.webshop.site.Secrets;
import org.chaland.examples.webshop.site.SiteAddress;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Contact;
import org.chaland.model.CourseState;
import org.chaland.model.Field;
import org.chaland.model.ShopId;
import org.chaland.spi.AccountErasure;
import org.chaland.spi.AccountKey;
import org.chaland.spi.AccountLookup;
import org.chaland.spi.AccountProvisioning;
import org.chaland.spi.AccountState;
import org.chaland.spi.AccountSuspension;
import org.chaland.spi.CourseAccess;
import org.chaland.spi.CourseTeaching;
import org.chaland.spi.Invitation;
import org.chaland.spi.ProfileSource;
import org.chaland.spi.ProfileUpdate;
import org.chaland.spi.ProviderRefusalException;
import org.chaland.spi.ProviderRefusalException.Reason;
import org.chaland.spi.ProviderUnavailableException;
import org.chaland.spi.SignInAttempt;
import org.chaland.spi.SignInRedirect;
import org.chaland.spi.SignedIn;
import org.chaland.spi.SupportAccess;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The plug-in by which Chaland speaks to this LMS. A real one would go over the network; this one asks the tables. */
@Component
@PartOfTheDemoLms
class DemoLms
        implements SignInRedirect,
                ProfileSource,
                AccountProvisioning,
                AccountLookup,
                Invitation,
                AccountSuspension,
                AccountErasure,
                ProfileUpdate,
                SupportAccess,
                CourseAccess,
                CourseTeaching {

    private static final String ISSUER = "urn:chaland:demo-lms";
    private static final Map<Field, Integer> LIMITS =
            Map.of(Field.GIVEN_NAME, 100, Field.FAMILY_NAME, 100, Field.EMAIL, 100);

    private final People people;
    private final SignInCodes codes;
    private final InvitationMail invitations;
    private final SupportMembers support;
    private final Courses courses;
    private final SiteAddress site;

    DemoLms(
            People people,
            SignInCodes codes,
            InvitationMail invitations,
            SupportMembers support,
            Courses courses,
            SiteAddress site) {
        this.people = people;
        this.codes = codes;
        this.invitations = invitations;
        this.support = support;
        this.courses = courses;
        this.site = site;
    }

    @Override
    public String issuer() {
        return ISSUER;
    }

    @Override
    public Map<Field, Integer> fieldLimits() {
        return LIMITS;
    }

    @Override
    public URI address(SignInAttempt attempt) {
        return site.of("/lms/sign-in?state=" + attempt.state() + "&challenge=" + Secrets.challenge(attempt.secret()));
    }

    @Override
    public Optional<SignedIn> complete(SignInAttempt attempt, Map<String, String> parameters) {
        var expected = new SignInCodes.Attempt(attempt.state(), Secrets.challenge(attempt.secret()));
        return asked(() -> codes.redeem(parameters.getOrDefault("code", ""), expected)
                        .flatMap(people::findUsable))
                .map(Person::id)
                .map(person -> SignedIn.as(new Account(ISSUER, person)));
    }

    @Override
    public Optional<Contact> profile(Account account) {
        return subject(account)
                .flatMap(subject -> asked(() -> people.findUsable(subject)))
                .map(person -> Contact.builder()
                        .givenName(person.givenName())
                        .familyName(person.familyName())
                        .city(person.city())
                        .country(person.country())
                        .email(person.email())
                        .build());
    }

    @Override
    public Optional<Account> find(AccountKey key) {
        return asked(() -> people.findByShopKey(key.value())).map(person -> new Account(ISSUER, person.id()));
    }

    @Override
    public List<Account> findByAddress(CanonicalEmail address) {
        return asked(() -> people.findByEmail(address.value())).stream()
                .map(person -> new Account(ISSUER, person.id()))
                .toList();
    }

    @Override
    public Account create(AccountKey key, Contact contact) {
        requireWithinLimits(contact);
        var person = new Person(
                UUID.randomUUID().toString(),
                contact.email().orElseThrow(() -> refused(Reason.INVALID_PROFILE, "has no e-mail address")),
                contact.givenName().orElse(""),
                contact.familyName().orElse(""),
                contact.city().orElse(""),
                contact.country().orElse(""),
                contact.language().orElse("en"),
                Optional.empty());
        return asked(() -> {
            try {
                people.insert(person, Optional.of(key.value()));
                return new Account(ISSUER, person.id());
            } catch (DuplicateKeyException taken) {
                // Whatever else is equal, only an account that carries the key is the one asked for.
                return find(key).orElseThrow(() -> refused(Reason.EMAIL_TAKEN, "has an e-mail address that is used"));
            }
        });
    }

    @Override
    public void invite(Account account, Invitation.Context context) {
        var person = known(account);
        if (stateOf(account) == AccountState.SUSPENDED) {
            throw refused(Reason.NOT_PERMITTED, "is suspended");
        }
        told(() -> invitations.send(person));
    }

    @Override
    public void suspend(Account account) {
        var person = known(account);
        told(() -> people.setSuspended(person.id(), true));
    }

    @Override
    public void reactivate(Account account) {
        var person = known(account);
        told(() -> people.setSuspended(person.id(), false));
    }

    @Override
    public AccountState stateOf(Account account) {
        if (found(account).isEmpty()) {
            return AccountState.GONE;
        }
        return asked(() -> people.findUsable(account.subject())).isPresent()
                ? AccountState.ACTIVE
                : AccountState.SUSPENDED;
    }

    @Override
    public void update(Account account, Contact contact) {
        requireWithinLimits(contact);
        var person = known(account);
        var updated = new Person(
                person.id(),
                contact.email().orElse(person.email()),
                contact.givenName().orElse(person.givenName()),
                contact.familyName().orElse(person.familyName()),
                contact.city().orElse(person.city()),
                contact.country().orElse(person.country()),
                contact.language().orElse(person.language()),
                person.passwordHash());
        told(() -> {
            try {
                people.update(updated);
            } catch (DuplicateKeyException taken) {
                throw refused(Reason.EMAIL_TAKEN, "has an e-mail address that is used");
            }
        });
    }

    /** What belongs to the person first, so that a crash leaves somebody to be erased again. */
    @Override
    public void erase(Account account) {
        subject(account)
                .ifPresent(subject -> told(() -> {
                    codes.forget(subject);
                    invitations.forget(subject);
                    support.remove(subject);
                    courses.remove(subject);
                    people.delete(subject);
                }));
    }

    @Override
    public boolean isErased(Account account) {
        return found(account).isEmpty();
    }

    @Override
    public void grant(ShopId shop, Account account) {
        var person = known(account);
        told(() -> support.add(shop.value(), person.id()));
    }

    @Override
    public void revoke(ShopId shop, Account account) {
        subject(account).ifPresent(subject -> told(() -> support.remove(shop.value(), subject)));
    }

    @Override
    public URI address(ShopId shop) {
        return site.of("/lms/support");
    }

    @Override
    public void set(ShopId shop, Account account, String course, CourseState wanted) {
        if (wanted.status() == CourseState.Status.OPEN) {
            var person = known(account);
            requireCourse(course);
            told(() -> courses.open(person.id(), course, wanted));
        } else if (wanted.status() == CourseState.Status.CLOSED) {
            subject(account).ifPresent(subject -> told(() -> courses.close(subject, course)));
        } else {
            subject(account).ifPresent(subject -> told(() -> courses.remove(subject, course)));
        }
    }

    @Override
    public boolean isIn(ShopId shop, Account account, String course) {
        requireCourse(course);
        return subject(account)
                .filter(subject -> asked(() -> courses.holds(subject, course)))
                .isPresent();
    }

    @Override
    public URI courseAddress(ShopId shop, String course) {
        return site.of("/lms/courses/" + URLEncoder.encode(course, StandardCharsets.UTF_8));
    }

    @Override
    public Set<String> taught(ShopId shop, Account account, Set<String> asked) {
        return subject(account).stream()
                .flatMap(subject -> asked(() -> courses.taught(subject)).stream())
                .filter(asked::contains)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void requireCourse(String course) {
        if (!courses.has(course)) {
            throw new ProviderRefusalException(
                    Reason.UNKNOWN_COURSE, "The demo LMS has no such course: correct the code of the training.");
        }
    }

    /** Of an account of another issuer, the subject says nothing here. */
    private static Optional<String> subject(Account account) {
        return Optional.of(account.subject()).filter(any -> account.issuer().equals(ISSUER));
    }

    private Optional<Person> found(Account account) {
        return subject(account).flatMap(subject -> asked(() -> people.find(subject)));
    }

    private static void requireWithinLimits(Contact contact) {
        LIMITS.forEach((field, longest) -> contact.get(field)
                .filter(value -> value.codePointCount(0, value.length()) > longest)
                .ifPresent(value -> {
                    throw refused(Reason.INVALID_PROFILE, "has a value that is too long");
                }));
    }

    private Person known(Account account) {
        return found(account).orElseThrow(() -> refused(Reason.UNKNOWN_ACCOUNT, "is not known"));
    }

    private static ProviderRefusalException refused(Reason reason, String why) {
        return new ProviderRefusalException(reason, "The demo LMS refuses: the account " + why + ".");
    }

    private static void told(Runnable order) {
        asked(() -> {
            order.run();
            return order;
        });
    }

    /** Texts of the database stay in here: they may repeat personal data. */
    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException failure) {
            throw new ProviderUnavailableException("The demo LMS cannot read or write its tables: look at the disk.");
        }
    }
}
