/**
 * The one script of the report: makes the headings of the long table sort it. Without it the table is the same, in the
 * order in which it was written.
 */
export const SORT_SCRIPT = `
(function(){
var table=document.querySelector('table.all');
if(!table)return;
var heads=Array.prototype.slice.call(table.tHead.rows[0].cells);
function value(body,column){
var text=body.rows[0].cells[column].textContent.trim();
if(column<3)return text.toLowerCase();
var number=Number(text.replace(/,/g,''));
return isNaN(number)?-1:number;
}
heads.forEach(function(head,column){
var button=document.createElement('button');
button.type='button';button.className='sort';button.textContent=head.textContent;
head.textContent='';head.appendChild(button);
button.addEventListener('click',function(){
var down=head.getAttribute('aria-sort')==='ascending'||(column>2&&!head.hasAttribute('aria-sort'));
heads.forEach(function(other){other.removeAttribute('aria-sort');});
head.setAttribute('aria-sort',down?'descending':'ascending');
Array.prototype.slice.call(table.tBodies).map(function(body){return [value(body,column),body];})
.sort(function(a,b){return (a[0]<b[0]?-1:a[0]>b[0]?1:0)*(down?-1:1);})
.forEach(function(pair){table.appendChild(pair[1]);});
});
});
})();
`;
