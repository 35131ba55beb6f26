package org.chaland.property;

import static org.chaland.journey.World.SHOP;

import jakarta.validation.Validator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.chaland.checkout.Checkouts;
import org.chaland.form.ContactFormCheck;
import org.chaland.journey.World;
import org.chaland.memory.InMemoryIdentityProvider;
import org.chaland.model.Account;
import org.chaland.model.CustomerId;
import org.chaland.model.Details;
import org.chaland.model.Field;
import org.chaland.model.Handle;
import org.chaland.prefill.ContactStep;
import org.chaland.prefill.FormField;
import org.chaland.property.Browser.SignInUnderWay;

/** One shop with everybody in it, and the model beside it. */
final class Shop {

    /** Made once: it costs more than a whole sequence. */
    private static final Validator VALIDATOR = ContactFormCheck.defaultValidator();

    final InMemoryIdentityProvider lms =
            InMemoryIdentityProvider.builder(World.LMS).random(World.random(2)).build();
    final World world;
    final Checkouts checkout;
    final Model model = new Model();
    final Typing typing = new Typing();
    final Consumer<String> happened;
    private final Map<Person, Account> accounts = new EnumMap<>(Person.class);
    private final List<Browser> browsers = List.of(
            new Browser(Person.ANONYMOUS_ONE),
            new Browser(Person.ANONYMOUS_TWO),
            new Browser(Person.OWNER_ONE),
            new Browser(Person.OWNER_ONE),
            new Browser(Person.OWNER_TWO),
            new Browser(Person.OWNER_TWO),
            new Browser(Person.OPERATOR));

    /** @param happened told what came to pass, to show that it does */
    Shop(Host host, Consumer<String> happened) {
        var provider = host.provider().apply(lms);
        world = new World(host.storage().apply(lms), List.of(provider), builder -> builder.validator(VALIDATOR));
        // Every form lists the countries to choose from; all of them would be a good part of its cost.
        world.shops.put(SHOP, World.usualRules().countries("FR").build());
        checkout = world.chaland.checkout();
        this.happened = happened;
        for (var person : Person.values()) {
            if (person.hasAccount()) {
                accounts.put(person, lms.addUser(typing.profile(person)));
            }
        }
    }

    Browser browser(Move move) {
        return browsers.get(move.browser() % browsers.size());
    }

    /** A sign-in that some other browser has begun. */
    Optional<SignInUnderWay> underWayElsewhere(Browser browser, int number) {
        var others = browsers.stream()
                .filter(other -> other != browser)
                .flatMap(other -> other.underWay.stream())
                .filter(other -> !browser.underWay.map(SignInUnderWay::handle).equals(Optional.of(other.handle())))
                .toList();
        return pick(others, number);
    }

    Optional<Account> accountOf(Person person) {
        return Optional.ofNullable(accounts.get(person));
    }

    /** Whether somebody signs in with it. */
    boolean isSomebodys(Account account) {
        return accounts.containsValue(account);
    }

    String addressOf(Account account) {
        return lms.profile(account).orElseThrow().email().orElseThrow();
    }

    /** The form as that browser gets it: with its handle, as long as that is alive. */
    ContactStep form(Browser browser) {
        var step = checkout.open(browser.visit());
        if (browser.handle.isPresent()) {
            Check.same(isAlive(browser), !step.expired(), "A handle opens the form as long as it is alive");
            if (!step.expired()) {
                return seen(browser, step);
            }
            browser.handle = Optional.empty();
        }
        Check.same(filled(checkout.open(browser.visit())), filled(step), "A dead handle shows what none shows");
        browser.session.flatMap(model::ownedBy).ifPresent(id -> requireFilled(step, id));
        return seen(browser, step);
    }

    private static Map<Field, Optional<String>> filled(ContactStep step) {
        return step.fields().stream().collect(Collectors.toMap(FormField::field, FormField::value));
    }

    private void requireFilled(ContactStep step, CustomerId owner) {
        step.fields().stream()
                .filter(field -> !field.locked())
                .forEach(field -> Check.that(
                        model.records.get(owner).details().get(field.field()).isEmpty()
                                || field.value()
                                        .equals(model.records
                                                .get(owner)
                                                .details()
                                                .get(field.field())),
                        "An owner is shown what is on their record"));
    }

    /** Notes that the form was shown, if nobody else's is in it. */
    ContactStep seen(Browser browser, ContactStep step) {
        var own = browser.session.flatMap(model::ownedBy).map(this::details);
        var ofThisCheckout = browser.handle
                .flatMap(handle -> model.handles.get(handle).record())
                .filter(model.records::containsKey);
        typing.requireOwn(browser.person, step, own, ofThisCheckout.map(this::details));
        return step;
    }

    /** The checkout of that browser becomes the account's; what the guest had typed goes along as a draft. */
    void adopt(Browser browser, Handle next, Account account) {
        var handle = browser.handle.orElseThrow();
        Adopted.guest(model, handle).ifPresent(id -> typing.shown(browser.person, details(id)));
        Adopted.by(model, handle, next, account);
        browser.handle = Optional.of(next);
    }

    /** Whether the handle of that browser answers to whoever stands there. */
    boolean isAlive(Browser browser) {
        return model.answersTo(browser.handle.orElseThrow(), browser.session);
    }

    Details details(CustomerId id) {
        return model.records.get(id).details();
    }

    /** One of so many, by the number of a move; empty if there is none. */
    static <T> Optional<T> pick(List<T> all, int number) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(number % all.size()));
    }
}
