package org.chaland.journey;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.chaland.model.Account;
import org.chaland.model.CanonicalEmail;
import org.chaland.model.Checkout;
import org.chaland.model.Customer;
import org.chaland.model.CustomerEntry;
import org.chaland.model.CustomerId;
import org.chaland.model.Link;
import org.chaland.model.ShopId;
import org.chaland.spi.CustomerStore.Linking;
import org.chaland.spi.Storage;

/** Storages that lack one guard each: the twins, on which an attack has to succeed. */
final class Naive {

    private Naive() {}

    /** As shops do that take an equal e-mail address for a proof: whoever has no record is linked to that of their address (I1). */
    static Storage joiningByEmail(Storage sound, Function<Account, Optional<String>> emailOf) {
        return changed(sound, Map.of("CustomerStore.findByAccount", (arguments, answer) -> {
            var known = (Optional<?>) answer;
            return known.isPresent() ? known : byEmail(sound, (ShopId) arguments[0], (Account) arguments[1], emailOf);
        }));
    }

    private static Optional<Customer> byEmail(
            Storage sound, ShopId shop, Account account, Function<Account, Optional<String>> emailOf) {
        return emailOf.apply(account)
                .flatMap(CanonicalEmail::of)
                .flatMap(email -> sound.directory().withEmail(shop, email, Optional.empty(), 1).stream()
                        .findFirst())
                .map(CustomerEntry::id)
                .filter(id -> sound.customers().link(shop, id, Link.signedIn(account, World.START)) == Linking.LINKED)
                .flatMap(id -> sound.customers().find(shop, id));
    }

    /** As if no record ever had another access epoch than the first (I5). */
    static Storage withoutEpochs(Storage sound) {
        Change first = (arguments, answer) -> ((Optional<?>) answer)
                .map(found -> ((Customer) found).toBuilder().epoch(0).build());
        return changed(
                sound,
                Map.of(
                        "CustomerStore.find",
                        first,
                        "CustomerStore.lock",
                        first,
                        "CustomerStore.findByAccount",
                        first,
                        "CheckoutStore.findByHandle",
                        (arguments, answer) -> ((Optional<?>) answer).map(found -> atFirstEpoch((Checkout) found))),
                Map.of("CustomerStore.update", arguments -> new Object[] {asStored(sound, (Customer) arguments[0])}));
    }

    private static Checkout atFirstEpoch(Checkout checkout) {
        return checkout.customer()
                .map(customer -> checkout.toBuilder().customer(customer, 0).build())
                .orElse(checkout);
    }

    private static Customer asStored(Storage sound, Customer changed) {
        return sound.customers()
                .find(changed.shop(), changed.id())
                .map(stored -> changed.toBuilder().epoch(stored.epoch()).build())
                .orElse(changed);
    }

    /** As if every record were a guest's, while that is so. */
    static Storage withoutLinks(Storage sound, BooleanSupplier whileSo) {
        return changed(
                sound,
                Map.of(
                        "CustomerStore.find",
                        (arguments, answer) -> whileSo.getAsBoolean()
                                ? ((Optional<?>) answer).map(found -> asGuest((Customer) found))
                                : answer,
                        "CustomerStore.lockAll",
                        (arguments, answer) -> whileSo.getAsBoolean()
                                ? ((List<?>) answer)
                                        .stream()
                                                .map(found -> asGuest((Customer) found))
                                                .toList()
                                : answer,
                        "CustomerDirectory.claimable",
                        (arguments, answer) -> whileSo.getAsBoolean() ? ofAddress(sound, arguments) : answer),
                Map.of("CustomerStore.mergeAll", arguments -> withoutTheirLinks(sound, arguments)));
    }

    private static List<CustomerId> ofAddress(Storage sound, Object[] claimed) {
        return sound
                .directory()
                .withEmail((ShopId) claimed[0], (CanonicalEmail) claimed[1], Optional.empty(), (Integer) claimed[3])
                .stream()
                .map(CustomerEntry::id)
                .toList();
    }

    private static Object[] withoutTheirLinks(Storage sound, Object[] merged) {
        var shop = (ShopId) merged[0];
        ((Collection<?>) merged[1])
                .forEach(id -> sound.customers().find(shop, (CustomerId) id).orElseThrow().links().stream()
                        .map(Link::account)
                        .forEach(account -> sound.customers().unlink(shop, (CustomerId) id, account)));
        return merged;
    }

    /** As if every account were gone, while that is so. */
    static Storage withBrokenLinks(Storage sound, BooleanSupplier whileSo) {
        return changed(
                sound,
                Map.of(
                        "CustomerStore.lockAll",
                        (arguments, answer) -> whileSo.getAsBoolean()
                                ? ((List<?>) answer)
                                        .stream()
                                                .map(found -> asBroken((Customer) found))
                                                .toList()
                                : answer,
                        "CustomerDirectory.claimable",
                        (arguments, answer) -> whileSo.getAsBoolean() ? ofAddress(sound, arguments) : answer));
    }

    private static Customer asBroken(Customer customer) {
        return customer.toBuilder()
                .links(customer.links().stream()
                        .map(link -> link.in(Link.State.BROKEN))
                        .toList())
                .build();
    }

    private static Customer asGuest(Customer customer) {
        return customer.toBuilder().links(List.of()).build();
    }

    static Storage changed(Storage sound, Map<String, Change> answers) {
        return changed(sound, answers, Map.of());
    }

    private static Storage changed(
            Storage sound, Map<String, Change> answers, Map<String, UnaryOperator<Object[]>> questions) {
        return (Storage) proxy(Storage.class, (method, arguments) -> {
            var port = invoke(() -> method.invoke(sound, arguments));
            return port == sound.transactions() ? port : changed(method.getReturnType(), port, answers, questions);
        });
    }

    private static Object changed(
            Class<?> type, Object port, Map<String, Change> answers, Map<String, UnaryOperator<Object[]>> questions) {
        return proxy(type, (method, arguments) -> {
            var call = type.getSimpleName() + "." + method.getName();
            var asked = questions.getOrDefault(call, UnaryOperator.identity()).apply(arguments);
            var answer = invoke(() -> method.invoke(port, asked));
            return answers.getOrDefault(call, (any, same) -> same).apply(asked, answer);
        });
    }

    private static Object proxy(Class<?> type, Answer answer) {
        return Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> answer.to(method, arguments));
    }

    private static Object invoke(Reflection call) throws Throwable {
        try {
            return call.invoke();
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** Another answer in the place of the sound one. */
    @FunctionalInterface
    interface Change {
        Object apply(Object[] arguments, Object answer);
    }

    @FunctionalInterface
    private interface Answer {
        Object to(Method method, Object[] arguments) throws Throwable;
    }

    @FunctionalInterface
    private interface Reflection {
        Object invoke() throws ReflectiveOperationException;
    }
}
