package heed;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs each {@code @TestTemplate}-free test method twice, on H2 and on PostgreSQL. Write tests as
 * {@code @BothDatabases void rejectsASecondSubmission(Database.Fresh db)}; the database is new and empty for each run.
 */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@org.junit.jupiter.api.TestTemplate
@ExtendWith(OnBothDatabasesExtension.class)
public @interface OnBothDatabases {}
