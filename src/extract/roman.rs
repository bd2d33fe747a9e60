//! Roman numerals.

/// The value of a Roman numeral in capitals, 1 to 3,999, in its one right spelling.
pub fn roman(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let values: Option<Vec<u32>> = text
        .chars()
        .map(|c| match c {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            'L' => Some(50),
            'C' => Some(100),
            'D' => Some(500),
            'M' => Some(1000),
            _ => None,
        })
        .collect();
    let values = values?;
    let mut sum = 0;
    for (i, v) in values.iter().enumerate() {
        if values.get(i + 1).is_some_and(|next| next > v) {
            sum -= *v as i32;
        } else {
            sum += *v as i32;
        }
    }
    let sum = u32::try_from(sum).ok()?;
    (spell(sum) == text).then_some(sum)
}

fn spell(mut n: u32) -> String {
    let mut out = String::new();
    for (value, sign) in [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ] {
        while n >= value {
            out.push_str(sign);
            n -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::roman;

    #[test]
    fn numerals_are_read_and_look_alikes_are_not() {
        for (text, wanted) in [
            ("XIII", Some(13)),
            ("XV", Some(15)),
            ("MCMXCIX", Some(1999)),
            ("IV", Some(4)),
            ("IIII", None),
            ("VX", None),
            ("ABC", None),
            ("", None),
            ("xiii", None),
        ] {
            assert_eq!(roman(text), wanted, "{text}");
        }
    }
}
