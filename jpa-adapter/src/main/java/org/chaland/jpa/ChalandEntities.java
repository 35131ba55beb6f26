package org.chaland.jpa;

import java.util.List;

/**
 * The classes that the host's persistence unit lists. A unit in XML may name the mapping file
 * {@code META-INF/chaland-orm.xml} instead.
 *
 * <p>The classes are not public and only the stores use them. The stores write with statements of their own, so an entity
 * that the host loads may be out of date, and one that it changes is not checked.
 *
 * @since 0.1
 */
public final class ChalandEntities {

    private static final List<Class<?>> CLASSES = List.of(
            CustomerEntity.class,
            CustomerTermEntity.class,
            CheckoutEntity.class,
            ClaimEntity.class,
            MailboxEntity.class,
            AccountEntity.class,
            CourseEntity.class,
            PurchaseEntity.class,
            TaskEntity.class,
            AuditEntity.class,
            DisclosureEntity.class,
            DetailsColumns.class,
            LinkColumns.class,
            CustomerTermEntity.Key.class);

    private ChalandEntities() {}

    /** Returns the entities and embeddables, unmodifiable. */
    public static List<Class<?>> classes() {
        return CLASSES;
    }

    /** Returns the binary names of {@link #classes()}, unmodifiable. */
    public static List<String> names() {
        return CLASSES.stream().<String>map(Class::getName).toList();
    }
}
