package dev.zenhook.receive;

import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** A size in bounds, both included. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.FIELD)
@Constraint(validatedBy = DataSizeBetween.Validator.class)
@interface DataSizeBetween {
    String min();

    String max();

    String message() default "must be between {min} and {max}";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};

    /** Compares bytes. */
    final class Validator implements ConstraintValidator<DataSizeBetween, DataSize> {
        private long min;
        private long max;

        @Override
        public void initialize(DataSizeBetween constraint) {
            min = DataSize.parse(constraint.min()).toBytes();
            max = DataSize.parse(constraint.max()).toBytes();
        }

        @Override
        public boolean isValid(@Nullable DataSize size, ConstraintValidatorContext context) {
            return size == null || (size.toBytes() >= min && size.toBytes() <= max);
        }
    }
}
