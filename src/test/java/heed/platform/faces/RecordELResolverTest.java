package heed.platform.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.el.ELContext;
import jakarta.el.ELException;
import jakarta.el.ELResolver;
import jakarta.el.FunctionMapper;
import jakarta.el.PropertyNotWritableException;
import jakarta.el.VariableMapper;
import org.junit.jupiter.api.Test;

class RecordELResolverTest {
    public record Row(String name, int count) {
        public int twice() {
            return 2 * count;
        }

        public String broken() {
            throw new IllegalStateException("broken");
        }
    }

    private final RecordELResolver resolver = new RecordELResolver();
    private final Row row = new Row("Ann", 3);
    private final ELContext context = new ELContext() {
        @Override
        public ELResolver getELResolver() {
            return resolver;
        }

        @Override
        public FunctionMapper getFunctionMapper() {
            return null;
        }

        @Override
        public VariableMapper getVariableMapper() {
            return null;
        }
    };

    @Test
    void readsComponentsAndDerivedValues() {
        assertThat(resolver.getValue(context, row, "name")).isEqualTo("Ann");
        assertThat(resolver.getValue(context, row, "twice")).isEqualTo(6);
        assertThat(resolver.getType(context, row, "count")).isEqualTo(int.class);
        assertThat(context.isPropertyResolved()).isTrue();
    }

    @Test
    void leavesAMisspeltComponentUnresolvedSoThatThePageFails() {
        context.setPropertyResolved(false);
        assertThat(resolver.getValue(context, row, "nmae")).isNull();
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void leavesEverythingElseToTheOthers() {
        context.setPropertyResolved(false);
        assertThat(resolver.getValue(context, "text", "length")).isNull();
        assertThat(resolver.getValue(context, null, "row")).isNull();
        assertThat(context.isPropertyResolved()).isFalse();
    }

    @Test
    void recordsStayAsTheyAre() {
        assertThatThrownBy(() -> resolver.setValue(context, row, "name", "Bo")).isInstanceOf(PropertyNotWritableException.class);
        assertThat(resolver.isReadOnly(context, row, "name")).isTrue();
    }

    @Test
    void passesOnWhatWentWrongInside() {
        assertThatThrownBy(() -> resolver.getValue(context, row, "broken")).isInstanceOf(ELException.class)
                .hasRootCauseMessage("broken");
    }
}
