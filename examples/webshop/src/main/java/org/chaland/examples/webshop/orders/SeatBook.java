package org.chaland.examples.webshop.orders;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps the course seats, in the transaction of whoever asks. */
@Component
public class SeatBook {

    private final JdbcClient database;

    SeatBook(JdbcClient database) {
        this.database = database;
    }

    /** One seat for each training: the buyer's, or free. */
    public void insert(Order order, List<Offer> offers) {
        offers.forEach(offer -> database.sql("insert into shop_seat (reference, course, for_buyer) values (?, ?, ?)")
                .params(order.reference(), offer.code(), !order.seatsLater())
                .update());
    }

    public Optional<CourseSeat> find(String reference, String course) {
        return database.sql("select * from shop_seat where reference = ? and course = ?")
                .params(reference, course)
                .query((row, number) -> seat(row))
                .optional();
    }

    /** The seats of those orders, at least one. */
    public List<CourseSeat> of(List<String> references) {
        return database.sql("select * from shop_seat where reference in (:references) order by reference, course")
                .param("references", references)
                .query((row, number) -> seat(row))
                .list();
    }

    /** Whether it was free and is theirs now; of two who ask at once, one gets it. */
    public boolean assign(CourseSeat seat, String participant) {
        return database.sql("update shop_seat set participant = ?"
                                + " where reference = ? and course = ? and participant is null and not for_buyer")
                        .params(participant, seat.reference(), seat.course())
                        .update()
                == 1;
    }

    /** Who else was to sit on the seats of that order. */
    public void forgetParticipants(String reference) {
        database.sql("update shop_seat set participant = null where reference = ?")
                .param(reference)
                .update();
    }

    private static CourseSeat seat(ResultSet row) throws SQLException {
        return new CourseSeat(
                row.getString("reference"),
                row.getString("course"),
                row.getBoolean("for_buyer"),
                Optional.ofNullable(row.getString("participant")));
    }
}
