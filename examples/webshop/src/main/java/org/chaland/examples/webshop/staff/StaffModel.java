package org.chaland.examples.webshop.staff;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import org.chaland.model.Purpose;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** What every page of the back office can use. */
@ControllerAdvice(basePackageClasses = StaffModel.class)
class StaffModel {

    @ModelAttribute("dates")
    Dates dates(Locale locale) {
        return new Dates(locale);
    }

    @ModelAttribute("purpose")
    Purpose purpose(HttpServletRequest request) {
        return ChosenPurpose.of(request);
    }

    /** An address with something in it that is no id leads nowhere. */
    @ExceptionHandler(MethodArgumentTypeMismatchException.class)
    void noSuchPage(HttpServletResponse response) throws IOException {
        response.sendError(HttpStatus.NOT_FOUND.value());
    }
}
