package org.chaland.jpa;

import java.util.List;
import org.chaland.jpa.entity.AccountEntity;
import org.chaland.jpa.entity.AuditEntity;
import org.chaland.jpa.entity.CheckoutEntity;
import org.chaland.jpa.entity.ClaimEntity;
import org.chaland.jpa.entity.CustomerEntity;
import org.chaland.jpa.entity.CustomerTermEntity;
import org.chaland.jpa.entity.DetailsColumns;
import org.chaland.jpa.entity.DisclosureEntity;
import org.chaland.jpa.entity.LinkColumns;
import org.chaland.jpa.entity.PurchaseEntity;
import org.chaland.jpa.entity.TaskEntity;
import org.chaland.jpa.entity.TermColumns;

/**
 * The classes that the host's persistence unit has to list. One that is written in XML may name the mapping file
 * {@code META-INF/chaland-orm.xml} instead.
 *
 * @since 0.1
 */
public final class ChalandEntities {

    private static final List<Class<?>> CLASSES = List.of(
            CustomerEntity.class,
            CustomerTermEntity.class,
            CheckoutEntity.class,
            ClaimEntity.class,
            AccountEntity.class,
            PurchaseEntity.class,
            TaskEntity.class,
            AuditEntity.class,
            DisclosureEntity.class,
            DetailsColumns.class,
            LinkColumns.class,
            TermColumns.class);

    private ChalandEntities() {}

    /** The entities and embeddables; unmodifiable. */
    public static List<Class<?>> classes() {
        return CLASSES;
    }

    /** The names of {@link #classes()}, for those who list text; unmodifiable. */
    public static List<String> names() {
        return CLASSES.stream().<String>map(Class::getName).toList();
    }
}
