/** Given names that are common in the six languages and among them; a value that begins with one and goes on with another word is a name. */
const NAMES = `maria marie mary anna ana anne john juan jean jose josé joseph james robert michael michel miguel david daniel peter pedro
pierre paul pablo thomas richard charles carlos william elizabeth jennifer linda susan sarah sara karen nancy lisa laura emma julia sophie
camille nathalie isabelle catherine francois françois philippe nicolas luis jorge antonio francisco javier manuel rosa carmen lucia lucía
elena sofia sofía gabriela fernando ricardo alejandro mohammed mohamed muhammad ahmed ahmad ali hassan hussein omar ibrahim yusuf fatima
aisha khadija mariam zainab layla nour olga natalia tatiana svetlana irina ekaterina ivan alexander aleksandr dmitry sergei sergey andrei
andrey vladimir nguyen priya lakshmi rahul amit grace blessing joy precious chidi emeka amina
мария анна елена ольга наталья татьяна светлана ирина екатерина иван александр дмитрий сергей андрей владимир алексей михаил николай
محمد أحمد احمد علي حسن حسين عمر ابراهيم إبراهيم يوسف فاطمة عائشة خديجة مريم زينب ليلى نور سارة خالد سعيد`;

const GIVEN = new Set(NAMES.split(/\s+/));
const SURNAMES = /^[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯][\p{Script=Han}]{1,2}$/u;

/** Whether a value is the name of a person: "Maria Lopez", "Анна Иванова", "محمد علي", "王小明". */
export function looksLikeName(value: string): boolean {
  const words = value.trim().split(/[\s,]+/);
  if (words.length >= 2 && words.length <= 4 && words.every((word) => /^[\p{L}'’.-]+$/u.test(word)))
    return (
      words.some((word) => GIVEN.has(word.toLowerCase())) &&
      !words.some((word) => /^\p{Ll}{4,}/u.test(word) && /[a-zа-я]/iu.test(word))
    );
  return false;
}

/** Two or three capitalized words, which may be a name: enough different ones in a column make it one of names. */
export function maybeName(value: string): boolean {
  return /^\p{Lu}[\p{Ll}'’-]+(?:\s+\p{Lu}\.?)?(?:\s+\p{Lu}[\p{Ll}'’-]+){1,2}$/u.test(value) || SURNAMES.test(value);
}
