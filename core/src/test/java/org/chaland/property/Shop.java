package org.chaland.property;

import static org.chaland.journey.World.SHOP;

import jakarta.validation.Validator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
import org.chaland.property.Browser.SignInUnderWay;
import org.chaland.property.Model.Held;

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

    /** A sign-in that some other browser has begun, with another handle. */
    Optional<SignInUnderWay> underWayElsewhere(Browser browser, int number) {
        var others = browsers.stream()
                .filter(other -> other != browser)
                .flatMap(other -> other.underWay.stream())
                .filter(other -> !browser.handle.equals(Optional.of(other.handle())))
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
        return profileOf(account).get(Field.EMAIL).orElseThrow();
    }

    Details profileOf(Account account) {
        return Details.of(lms.profile(account).orElseThrow());
    }

    /** The form as that browser gets it: with its handle, as long as that is alive. */
    ContactStep form(Browser browser) {
        var step = checkout.open(browser.visit());
        Check.same(
                browser.handle.isPresent() && !isAlive(browser),
                step.expired(),
                "A handle opens the form as long as it is alive");
        if (step.expired()) {
            browser.handle = Optional.empty();
        }
        return filled(browser, step);
    }

    /** Checks a form that was filled for whoever stands there, and notes that it was shown. */
    ContactStep filled(Browser browser, ContactStep step) {
        var held = underWay(browser);
        var guest = held.filter(checkout -> checkout.account().isEmpty()).flatMap(Held::record);
        var typed = held.flatMap(Held::draft)
                .or(() -> guest.filter(id -> browser.session.isPresent()).map(this::details));
        new Filling(
                        record(browser).orElse(Details.empty()),
                        browser.session.map(this::profileOf).orElse(Details.empty()),
                        typed.orElse(Details.empty()),
                        browser.session.isPresent())
                .require(step);
        return seen(browser, step);
    }

    /** What is on the record that a form of this browser shows. */
    Optional<Details> record(Browser browser) {
        return browser.session
                .map(model::ownedBy)
                .orElseGet(() -> underWay(browser).flatMap(Held::record))
                .map(this::details);
    }

    /** The checkout of that browser, unless an order has ended it. */
    Optional<Held> underWay(Browser browser) {
        return browser.handle.filter(model::isUnderWay).map(model.handles::get);
    }

    /** Notes that the form was shown, if nobody else's is in it. */
    ContactStep seen(Browser browser, ContactStep step) {
        var own = browser.session.flatMap(model::ownedBy).map(this::details);
        var ofThisCheckout = underWay(browser).flatMap(Held::record).filter(model.records::containsKey);
        typing.requireOwn(browser.person, step, own, ofThisCheckout.map(this::details));
        return step;
    }

    /** The checkout of that browser becomes the account's; what the guest had typed goes along as a draft. */
    void adopt(Browser browser, Handle next, Account account) {
        var handle = browser.handle.orElseThrow();
        Check.that(!model.handles.containsKey(next), "A checkout that goes over gets a handle that no other ever had");
        var guest = Adopted.guest(model, handle);
        guest.ifPresent(id -> typing.shown(browser.person, details(id)));
        Adopted.by(model, handle, next, account);
        guest.map(id -> model.records.containsKey(id) ? "a guest stays" : "a guest is gone")
                .ifPresent(what -> happened.accept("sign-in: " + what));
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
