package dev.zenhook.accept;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;

/** An address or a network. No host name: what it leads to may be another's decision, and may change. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE_USE)
@Constraint(validatedBy = AddressOrNetwork.Validator.class)
@interface AddressOrNetwork {
    String message() default
            "must be an address or a network, such as 203.0.113.7, 10.0.0.0/8 or 2001:db8::/32; a host name is not"
                    + " looked up, so write its addresses";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Reads it. */
    final class Validator implements ConstraintValidator<AddressOrNetwork, String> {
        @Override
        public boolean isValid(@Nullable String text, ConstraintValidatorContext context) {
            try {
                return text != null && !Networks.mask(text).toString().isEmpty();
            } catch (IllegalArgumentException unusable) {
                return false;
            }
        }
    }
}
